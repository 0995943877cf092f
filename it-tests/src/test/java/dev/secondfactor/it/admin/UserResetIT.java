package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given an administrator who helps a user with their second factors")
class UserResetIT {

  private static final String REASON = "{\"reason\": \"phone lost\"}";

  @Test
  @DisplayName("C9: what is enrolled is told, with the destination masked and its last use")
  void view(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("my phone");
    alice.enrolEmail("alice.private@second.test");

    JsonNode user = realm.admin().api().get(path(realm, alice, ""));

    assertThat(user.path("username").asText()).isEqualTo("alice");
    assertThat(user.path("self").asBoolean()).isFalse();
    assertThat(user.path("mayReset").asBoolean()).isTrue();
    assertThat(credential(user, "totp").path("label").asText()).isEqualTo("my phone");
    assertThat(credential(user, "totp").path("enrolledAt").asText()).isNotEmpty();
    assertThat(credential(user, "totp").has("lastUsedOn")).isFalse();
    assertThat(credential(user, "email-otp").path("destination").asText())
        .isEqualTo(TestUser.masked("alice.private@second.test"));
    assertThat(user.toString())
        .doesNotContain("alice.private@second.test")
        .doesNotContain(phone.secret())
        .doesNotContain(phone.base32());
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "C8: a reset of one method removes it alone, tells the owner once, and keeps the reason")
  void resetOne(TestRealm realm, Inbox inbox) {
    realm.admin().change(settings -> settings.put("adminEventsEnabled", true));
    TestUser bob = realm.addUser("bob");
    bob.addTotp("old phone");
    bob.enrolEmail();

    Reply reply =
        post(realm, bob, "reset", "{\"methods\": [\"totp\"], \"reason\": \"phone lost\"}");

    assertThat(reply.status()).isEqualTo(204);
    JsonNode user = realm.admin().api().get(path(realm, bob, ""));
    assertThat(method(user, "totp").path("enrolled").asBoolean()).isFalse();
    assertThat(method(user, "email-otp").path("enrolled").asBoolean()).isTrue();
    Mail told = inbox.withSubject(bob.email(), "Second factor reset for " + realm.title());
    assertThat(told.text()).contains("An administrator has removed", "old phone");
    CodePage page = LoginPage.of(realm).signIn(bob).as(CodePage::new);
    assertThat(page.enter(inbox.nthCode(bob.email(), 1)).isSignedIn()).isTrue();
    assertThat(inbox.to(bob.email()))
        .extracting(Mail::subject)
        .noneMatch(subject -> subject.startsWith("Second factor removed"));
    assertThat(realm.admin().adminEvents())
        .filteredOn(event -> event.path("resourceType").asText().equals("SECOND_FACTOR_RESET"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("resourcePath").asText())
                  .isEqualTo("second-factor/users/" + bob.id() + "/reset");
              assertThat(event.path("details").path("reason").asText()).isEqualTo("phone lost");
            });
  }

  @Test
  @DisplayName("C8: a reset of all ends locks, and Keycloak's own recovery codes go, too")
  void resetAll(TestRealm realm) {
    TestUser carol = realm.addUser("carol");
    TotpDevice phone = carol.addTotp();
    carol.enrolEmail();
    carol.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC", "DDDDEEEEFFFF"));
    TotpPage page = LoginPage.of(realm).signIn(carol).as(TotpPage::new);
    for (int n = 0; n < 5; n++) {
      page = page.enter(phone.wrongCode(n)).as(TotpPage::new);
    }

    assertThat(post(realm, carol, "reset", REASON).status()).isEqualTo(204);

    JsonNode user = realm.admin().api().get(path(realm, carol, ""));

    for (JsonNode method : user.path("methods")) {
      assertThat(method.path("enrolled").asBoolean()).as(method.toString()).isFalse();
      assertThat(method.path("state").asText()).isEqualTo("open");
      assertThat(method.path("failures").asInt()).isZero();
    }
    assertThat(carol.admin().credentials())
        .extracting(credential -> credential.path("type").asText())
        .doesNotContain("otp", "second-factor-email", "recovery-authn-codes");
    assertThat(LoginPage.of(realm).signIn(carol).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("C8: a code that was sent before the reset signs nobody in after it")
  void openCode(TestRealm realm, Inbox inbox) {
    TestUser dora = realm.addUser("dora");
    dora.enrolEmail();
    CodePage page = LoginPage.of(realm).signIn(dora).as(CodePage::new);
    String code = inbox.code(dora.email());

    assertThat(post(realm, dora, "reset", REASON).status()).isEqualTo(204);

    assertThat(page.enter(code).isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("C9: enrolment that is required is asked for at the next login, told by mail once")
  void requireEnrolment(TestRealm realm, Inbox inbox) {
    TestUser erin = realm.addUser("erin");

    JsonNode user = post(realm, erin, "require-enrolment", REASON).json();
    assertThat(user.path("enrolmentRequired").toString()).isEqualTo("[\"totp\"]");
    assertThat(post(realm, erin, "require-enrolment", REASON).status()).isEqualTo(200);

    assertThat(erin.admin().requiredActions()).containsExactly("second-factor-configure-totp");
    Mail told =
        inbox.withSubject(erin.email(), "Please set up a second factor for " + realm.title());
    assertThat(told.text()).doesNotContain("http");
    assertThat(LoginPage.of(realm).signIn(erin).as(TotpSetupPage::new)).isNotNull();
    assertThat(inbox.count(erin.email())).isEqualTo(1);
  }

  @Test
  @DisplayName("C9: what the realm does not let users set up cannot be required")
  void notInTheRealm(TestRealm realm) {
    TestUser frida = realm.addUser("frida");
    realm.policy(Map.of("preset", "nist-aal2"));
    for (String method : List.of("email-otp", "sms-otp")) {
      Reply reply =
          post(
              realm,
              frida,
              "require-enrolment",
              "{\"method\": \"" + method + "\", \"reason\": \"x\"}");
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.json().path("errorMessage").asText()).contains(method);
    }
    assertThat(frida.admin().requiredActions()).isEmpty();
  }

  @ParameterizedTest(name = "{0} with {1}: {2} is to blame")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reset             | {}                                        | reason
          reset             | {"reason": "x", "methods": ["otp"]}       | methods
          reset             | {"reason": "x", "methods": []}            | methods
          reset             | {"reason": "x", "methods": "totp"}        | methods
          reset             | {"reason": "x", "method": "totp"}         | body
          reset             | []                                        | body
          require-enrolment | {"reason": " "}                           | reason
          require-enrolment | {"reason": "x", "method": "TOTP"}         | method
          require-enrolment | {"reason": "x", "method": ["totp"]}       | method
          """)
  @DisplayName("TRAP 13: a bad field is named, and nothing is changed")
  void badFields(String operation, String body, String field, TestRealm realm) {
    TestUser gina = realm.addUser("gina");
    gina.addTotp();

    Reply reply = post(realm, gina, operation, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(Json.children(reply.json().path("errors")))
        .extracting(error -> error.path("field").asText())
        .contains(field);
    assertThat(gina.admin().credential("otp")).isPresent();
    assertThat(gina.admin().requiredActions()).isEmpty();
  }

  @Test
  @DisplayName("C8: the help desk resets users, but neither administrators nor itself")
  void helpDesk(TestRealm realm, KeycloakServer server) {
    TestUser hanna = realm.addUser("hanna");
    TestUser chief = realm.addUser("chief");
    chief.admin().giveManagementRole("view-events");
    Manager helpDesk = Manager.helpDesk(realm, server);
    TestUser self =
        realm.users().stream()
            .filter(user -> user.username().contains("reset-second-factor"))
            .findFirst()
            .orElseThrow();

    assertThat(status(helpDesk, realm, hanna, "reset")).isEqualTo(204);
    assertThat(status(helpDesk, realm, hanna, "require-enrolment")).isEqualTo(200);
    assertThat(status(helpDesk, realm, chief, "reset")).isEqualTo(403);
    assertThat(status(helpDesk, realm, chief, "require-enrolment")).isEqualTo(403);
    assertThat(status(helpDesk, realm, self, "reset")).isEqualTo(403);
    assertThat(mayReset(helpDesk, realm, hanna)).isTrue();
    assertThat(mayReset(helpDesk, realm, chief)).isFalse();
    assertThat(mayReset(helpDesk, realm, self)).isFalse();
  }

  @Test
  @DisplayName("C8: who may view one user, by a fine-grained permission, resets that one alone")
  void fineGrained(TestRealm realm, KeycloakServer server) {
    TestUser jane = realm.addUser("jane");
    TestUser karl = realm.addUser("karl");
    Manager helper = Manager.with(realm, server, "reset-second-factor", "query-users");
    assertThat(status(helper, realm, jane, "reset")).isEqualTo(403);

    FineGrained.letView(realm, "reset-second-factor-and-query-users", jane);

    assertThat(status(helper, realm, jane, "reset")).isEqualTo(204);
    assertThat(status(helper, realm, jane, "require-enrolment")).isEqualTo(200);
    assertThat(status(helper, realm, karl, "reset")).isEqualTo(403);
    assertThat(helper.status("GET", path(realm, karl, ""))).isEqualTo(403);
  }

  @Test
  @DisplayName("C8: without the permission nobody resets anybody")
  void withoutPermission(TestRealm realm, Harness harness, KeycloakServer server) {
    TestUser ines = realm.addUser("ines");
    ines.addTotp();
    try (TestRealm other = TestRealm.create(harness, "next", List.of("second-factor-totp"))) {
      Map<Manager, Integer> callers =
          Map.of(
              Manager.with(realm, server, "view-users"), 403,
              Manager.with(realm, server, "manage-users"), 403,
              Manager.with(realm, server, "reset-second-factor"), 403,
              Manager.with(other, server, "realm-admin"), 403,
              Manager.withToken(server, "no.such.token"), 401);
      callers.forEach(
          (caller, status) -> {
            assertThat(status(caller, realm, ines, "reset")).isEqualTo(status);
            assertThat(status(caller, realm, ines, "require-enrolment")).isEqualTo(status);
          });
    }
    assertThat(ines.admin().credential("otp")).isPresent();
    assertThat(ines.admin().requiredActions()).isEmpty();
  }

  private static boolean mayReset(Manager caller, TestRealm realm, TestUser user) {
    return Json.parse(caller.send("GET", path(realm, user, ""), BodyPublishers.noBody()).body())
        .path("mayReset")
        .asBoolean();
  }

  private static int status(Manager caller, TestRealm realm, TestUser user, String operation) {
    return caller
        .send("POST", path(realm, user, "/" + operation), BodyPublishers.ofString(REASON))
        .statusCode();
  }

  private static Reply post(TestRealm realm, TestUser user, String operation, String body) {
    return realm
        .admin()
        .api()
        .attempt("POST", path(realm, user, "/" + operation), Json.parse(body));
  }

  private static String path(TestRealm realm, TestUser user, String relative) {
    return realm.admin().path("/second-factor/users/" + user.id() + relative);
  }

  private static JsonNode method(JsonNode user, String id) {
    return Json.children(user.path("methods")).stream()
        .filter(each -> each.path("method").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode credential(JsonNode user, String method) {
    return method(user, method).path("credentials").path(0);
  }
}
