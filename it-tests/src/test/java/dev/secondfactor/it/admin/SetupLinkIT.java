package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator who sends a user a link to the set-up")
class SetupLinkIT {

  private static final String REASON = "{\"reason\": \"new phone\"}";
  private static final String LINK = "setup-link";

  @Test
  @Tag("smoke")
  @DisplayName("C9: the link leads to the account console, where a sign-in leads to the set-up")
  void link(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    UserCalls calls = new UserCalls(realm, alice);

    JsonNode user = calls.post(LINK, REASON).json();

    assertThat(user.path("enrolmentRequired").toString()).isEqualTo("[\"totp\"]");
    Mail mail =
        inbox.withSubject(alice.email(), "Please set up a second factor for " + realm.title());
    Matcher link = Pattern.compile("https?://\\S+").matcher(mail.text());
    assertThat(link.find()).isTrue();
    // Nothing in it that would be a right: no token, no name.
    assertThat(link.group()).isEqualTo(realm.url() + "/account");
    assertThat(Http.send(Http.request(URI.create(link.group())).build()).statusCode())
        .isIn(200, 302);
    assertThat(LoginPage.of(realm).signIn(alice).as(TotpSetupPage::new)).isNotNull();
    assertThat(calls.events("SECOND_FACTOR_ENROLMENT"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("reason").asText()).isEqualTo("new phone"));
  }

  @Test
  @DisplayName("C9: each time it is sent, while the set-up is asked for once")
  void again(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    UserCalls calls = new UserCalls(realm, bob);

    assertThat(calls.post(LINK, REASON).status()).isEqualTo(200);
    assertThat(calls.post(LINK, REASON).status()).isEqualTo(200);

    inbox.await(bob.email(), 2);
    assertThat(bob.admin().requiredActions()).containsExactly("second-factor-configure-totp");
  }

  @Test
  @DisplayName(
      "C9: to an address that is not verified, to a disabled account, or nowhere, it is not")
  void refused(TestRealm realm, Inbox inbox) {
    TestUser carl = realm.addUser("carl");
    UserCalls calls = new UserCalls(realm, carl);

    carl.admin().change(user -> user.put("emailVerified", false));
    expectRefused(calls, "verified");
    carl.admin().change(user -> user.put("emailVerified", true).put("enabled", false));
    expectRefused(calls, "disabled");
    carl.admin().change(user -> user.put("enabled", true));
    assertThat(inbox.count(carl.email())).isZero();
  }

  @Test
  @DisplayName("C9: without the permission nobody sends it")
  void permission(TestRealm realm, KeycloakServer server) {
    TestUser dora = realm.addUser("dora");
    UserCalls calls = new UserCalls(realm, dora);

    assertThat(calls.status(Manager.helpDesk(realm, server), LINK, REASON)).isEqualTo(200);
    assertThat(calls.status(Manager.with(realm, server, "manage-users"), LINK, REASON))
        .isEqualTo(403);
    assertThat(calls.status(Manager.with(realm, server, "view-users"), LINK, REASON))
        .isEqualTo(403);
  }

  private static void expectRefused(UserCalls calls, String why) {
    Reply reply = calls.post(LINK, REASON);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().path("errorMessage").asText()).contains(why);
    assertThat(calls.user().admin().requiredActions()).isEmpty();
  }
}
