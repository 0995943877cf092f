package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("standard")
@DisplayName("Given every page of ours, in every state")
class PageHeadersIT {

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("ASVS 14.2.1, ASVS 14.3.2: it is never cached, and no address of it has a secret")
  void areNotCachedAndHaveNoSecretInAnAddress(TestRealm realm, Inbox inbox, TestSupport support) {
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");
    Map<String, Page> pages = new LinkedHashMap<>();

    LoginSession first = realm.newSession();
    Page entry = see(pages, "address", first.open().as(LoginPage::new).signIn(alice));
    Page bad = see(pages, "address, error", entry.as(EmailAddressPage::new).submit("no address"));
    Page proof = see(pages, "proof", bad.as(EmailAddressPage::new).submit(alice.email()));
    String enrolCode = inbox.nthCode(alice.email(), 1);
    Page wrongProof =
        see(
            pages,
            "proof, wrong",
            proof.as(CodePage::new).enter(inbox.first(alice.email()).wrongCode()));
    see(pages, "signed in", wrongProof.as(CodePage::new).enter(enrolCode));

    LoginSession second = realm.newSession();
    Page open = see(pages, "code", second.open().as(LoginPage::new).signIn(alice));
    String loginCode = inbox.nthCode(alice.email(), 2);
    String wrong = Codes.wrong(loginCode);
    see(pages, "code, early resend", open.as(CodePage::new).resend());
    see(pages, "code, empty", second.page().as(CodePage::new).enter(""));
    see(pages, "code, again", second.page().as(CodePage::new).reload().page());
    support.clockAhead(Duration.ofSeconds(301));
    see(
        pages,
        "code, expired",
        second.page().as(CodePage::new).form().with("code", loginCode).submit());
    see(pages, "code, resent", second.page().as(CodePage::new).resend());
    for (int i = 0; i < 5; i++) {
      see(pages, "code, wrong " + i, second.page().as(CodePage::new).enter(wrong));
    }
    assertThat(second.page().as(CodePage::new).isOpen()).isFalse();

    pages.forEach(
        (name, page) -> {
          if (page.status() != 0) {
            assertThat(page.header("Cache-Control")).as(name).contains("no-store");
          }
          for (String secret :
              new String[] {enrolCode, loginCode, alice.email(), Http.encoded(alice.email())}) {
            assertThat(addresses(page)).as(name).doesNotContain(secret);
          }
        });
    assertThat(pages).hasSize(16);
  }

  @Test
  @DisplayName("ASVS 14.3.2: what a page asks for the state of its message is never cached either")
  void theDeliveryStateIsNotCached(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    Page page = LoginPage.of(realm).signIn(alice);
    URI delivery =
        page.uri()
            .resolve(page.find("#kc-second-factor-status").orElseThrow().attr("data-delivery-url"));
    inbox.first(alice.email());

    HttpResponse<String> state = Http.send(Http.request(delivery).build());

    assertThat(state.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(state.statusCode()).isEqualTo(200);
  }

  private static Page see(Map<String, Page> pages, String name, Page page) {
    pages.put(name, page);
    return page;
  }

  /** Where the page is, and all that it links to. */
  private static String addresses(Page page) {
    StringBuilder addresses = new StringBuilder(page.uri().toString());
    for (Element element : page.document().select("[href], [src], [action], [data-delivery-url]")) {
      for (String attribute : new String[] {"href", "src", "action", "data-delivery-url"}) {
        addresses.append('\n').append(element.attr(attribute));
      }
    }
    return addresses.toString();
  }
}
