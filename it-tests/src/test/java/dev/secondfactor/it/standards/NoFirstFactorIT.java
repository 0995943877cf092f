package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(
    secondFactors = {
      "second-factor-email-otp",
      "second-factor-sms-otp",
      "second-factor-totp",
      "second-factor-recovery-codes"
    })
@Tag("standard")
@DisplayName("Given somebody without the password")
class NoFirstFactorIT {

  /** Each button and field that a page of ours has. */
  private static final List<String> BUTTONS =
      List.of(
          "login",
          "resend",
          "retry",
          "resync",
          "method",
          "change",
          "code",
          "nextCode",
          "address",
          "number",
          "renew",
          "view",
          "saved",
          "later");

  private static final List<String> ACTIONS =
      List.of(
          "second-factor-configure-email",
          "second-factor-configure-sms",
          "second-factor-configure-totp",
          "second-factor-configure-recovery-codes",
          "second-factor-choose",
          "second-factor-first");

  private final TestRealm realm;

  NoFirstFactorIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @ExpectedInLog(ExpectedInLog.STEP_NOT_ALLOWED)
  @DisplayName(
      "ASVS 6.3.1, ASVS 2.4.1: no post to the login causes a message or a lock, whatever field it has")
  void cannotReachTheStep(Inbox inbox) {
    TestUser alice = enrolled(realm);
    LoginSession stranger = realm.newSession();
    Page login = stranger.open();
    String action = login.form("kc-form-login").action().toString();

    for (String button : BUTTONS) {
      login = guess(login, alice).submit(button, "true").expect("login-login");
    }
    // The steps after the password, by their addresses.
    for (String path : List.of("authenticate", "required-action", "restart", "detached-info")) {
      URI uri = URI.create(action.replace("/authenticate", "/" + path));
      assertThat(stranger.get(uri).status()).isLessThan(500);
    }
    for (String execution : executions(realm)) {
      URI uri = URI.create(action.replaceFirst("execution=[^&]*", "execution=" + execution));
      assertThat(stranger.get(uri).id()).doesNotStartWith("login-second-factor");
      // As the page of a locked method and "Try another way" ask for a step.
      Page fresh = realm.newSession().open();
      assertThat(guess(fresh, alice).submit("authenticationExecution", execution).id())
          .doesNotStartWith("login-second-factor");
    }

    expectUntouched(realm, inbox, alice);
  }

  @Test
  @DisplayName(
      "ASVS 6.3.1, ASVS 2.4.1: no set-up is reached, neither by its name nor by its address")
  void cannotReachTheSetUps(Inbox inbox) {
    TestUser alice = enrolled(realm);

    for (String setUp : ACTIONS) {
      LoginSession stranger = realm.newSession();
      Page login = stranger.openAction(setUp).expect("login-login");
      URI address =
          URI.create(
              login
                  .form("kc-form-login")
                  .action()
                  .toString()
                  .replace("/authenticate", "/required-action")
                  .replaceFirst("execution=[^&]*", "execution=" + setUp));
      assertThat(guess(login, alice).at(address).submitAside().id())
          .doesNotStartWith("login-second-factor");
      assertThat(stranger.get(address).id()).doesNotStartWith("login-second-factor");
    }

    expectUntouched(realm, inbox, alice);
  }

  @Test
  @DisplayName("ASVS 6.3.1: the administrators' resource tells and unlocks nothing")
  void cannotUseTheAdministratorsResource(Inbox inbox, KeycloakServer server) {
    TestUser alice = enrolled(realm);
    String user = realm.admin().path("/second-factor/users/" + alice.id());

    for (String path : List.of(user, user + "/unlock", user + "/bypass-code", user + "/reset")) {
      for (String method : List.of("GET", "DELETE", "POST", "PUT")) {
        HttpResponse<String> reply =
            Http.send(
                Http.request(URI.create(server.url() + path))
                    .method(method, BodyPublishers.noBody())
                    .build());
        assertThat(reply.statusCode()).as(method + " " + path).isIn(401, 404, 405);
        assertThat(reply.body()).doesNotContain("email-otp");
      }
    }

    expectUntouched(realm, inbox, alice);
  }

  @Test
  @DisplayName("ASVS 6.3.1: wrong passwords, however many, do not touch the account of codes")
  void cannotLockByPasswords(Inbox inbox) {
    TestUser alice = enrolled(realm);

    LoginPage login = LoginPage.of(realm);
    for (int i = 0; i < 12; i++) {
      login = login.signIn(alice.username(), "guess " + i).as(LoginPage::new);
    }

    expectUntouched(realm, inbox, alice);
  }

  @Test
  @DisplayName(
      "ASVS 6.3.1, ASVS 2.4.1: the public endpoint of deliveries only reads, and knows no names")
  void cannotSendByTheDeliveryEndpoint(Inbox inbox) {
    TestUser alice = enrolled(realm);
    List<String> guesses =
        List.of(alice.id(), alice.username(), alice.email(), "0", "a".repeat(3000));

    for (String ticket : guesses) {
      String uri = realm.url() + "/second-factor/deliveries/" + Http.encoded(ticket);
      HttpResponse<String> read = Http.send(Http.request(URI.create(uri)).build());
      assertThat(read.statusCode()).isEqualTo(404);
      assertThat(read.body()).isEqualTo("{\"error\":\"unknown_delivery\"}");
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
        HttpResponse<String> written =
            Http.send(
                Http.request(URI.create(uri))
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString("{\"address\":\"a@b.test\"}"))
                    .build());
        assertThat(written.statusCode()).isBetween(400, 499);
      }
    }
    for (String path :
        List.of("/second-factor", "/second-factor/deliveries", "/second-factor/policy")) {
      HttpResponse<String> other = Http.send(Http.request(URI.create(realm.url() + path)).build());
      assertThat(other.statusCode()).isEqualTo(404);
    }

    expectUntouched(realm, inbox, alice);
  }

  @Test
  @DisplayName("ASVS 6.3.8: a known and an unknown user get the same status and the same page")
  void cannotTellWhoHasAnAccount() {
    TestUser alice = enrolled(realm);

    Page known = LoginPage.of(realm).signIn(alice.username(), "guess");
    Page unknown = LoginPage.of(realm).signIn("nobody", "guess");

    assertThat(known.status()).isEqualTo(unknown.status());
    assertThat(comparable(known))
        .isEqualTo(comparable(unknown).replace("nobody", alice.username()));
  }

  private static Form guess(Page login, TestUser user) {
    return login
        .form("kc-form-login")
        .with("username", user.username())
        .with("password", "guess")
        .with("code", "123456");
  }

  private static void expectUntouched(TestRealm realm, Inbox inbox, TestUser alice) {
    JsonNode methods =
        realm
            .admin()
            .api()
            .get(realm.admin().path("/second-factor/users/" + alice.id()))
            .path("methods");
    assertThat(methods).hasSize(4);
    assertThat(methods).allMatch(method -> method.path("failures").asInt() == 0);
    assertThat(methods).allMatch(method -> method.path("state").asText().equals("open"));
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(page.isOpen()).isTrue();
    // The one mail is that of this login.
    String code = inbox.nthCode(alice.email(), 1);
    CodePage wrong = page.enter(inbox.first(alice.email()).wrongCode()).as(CodePage::new);
    assertThat(wrong.error()).isEqualTo("This code is wrong. You have 4 more attempts.");
    assertThat(wrong.enter(code).isSignedIn()).isTrue();
    assertThat(inbox.count(alice.email())).isEqualTo(1);
  }

  /** The page without what is new in each login. */
  private static String comparable(Page page) {
    return page.source()
        .replaceAll(
            "(session_code|execution|client_id|tab_id|client_data|state|code_challenge)=[^\"& ]*",
            "$1=")
        .replaceAll("&amp;", "&")
        .replaceAll("\"[A-Za-z0-9_%./+=-]{20,}\"", "\"\"");
  }

  private static List<String> executions(TestRealm realm) {
    var executions =
        realm
            .admin()
            .api()
            .get(
                realm
                    .admin()
                    .path("/authentication/flows/browser%20with%20second%20factor/executions"));
    return IntStream.range(0, executions.size())
        .mapToObj(i -> executions.get(i).path("id").asText())
        .toList();
  }

  private static TestUser enrolled(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    return alice;
  }
}
