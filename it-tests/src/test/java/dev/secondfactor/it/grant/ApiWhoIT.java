package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Members;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given who is let in by a direct grant with the password alone")
class ApiWhoIT {

  @ParameterizedTest(
      name = "TRAP 24, ASVS 6.4.3: nobody with a second factor of whichever kind: {0}")
  @ValueSource(strings = {"email", "sms", "totp", "hotp", "recovery", "webauthn"})
  @Tag("trap")
  @Tag("standard")
  @Tag("smoke")
  void withSecondFactor(String factor, TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    enrol(alice, factor);

    GrantReply reply = app.password(alice);

    if (factor.equals("hotp") || factor.equals("webauthn")) {
      reply.assertRefused("no_method");
    } else {
      reply.assertRequired();
    }
    assertThat(app.password(alice, Map.of("otp", "123456")).hasTokens()).isFalse();
    assertThat(alice.admin().sessions()).isZero();
  }

  @Test
  @DisplayName("TRAP 24: an account address that serves as a second factor is one here, too")
  @Tag("trap")
  void accountAddress(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    realm.policy(Map.of("emailDestination", "account-address"));
    TestUser alice = realm.addUser("alice");

    String token = app.password(alice).mfaToken();

    app.ask(token, "email-otp").assertRequired();
    app.code(token, realm.mails().nthCode(alice.email(), 1)).assertTokens();
  }

  @Test
  @DisplayName("D4: who has none is let in, as in the browser")
  void without(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);

    app.password(realm.addUser("bob")).assertTokens();
    app.password(realm.addUser("carol"), Map.of("otp", "123456")).assertTokens();
  }

  @Test
  @Tag("standard")
  @Tag("smoke")
  @DisplayName("ASVS 6.3.4: who has none where one is required is told to set it up in a browser")
  void required(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    realm.policy(Map.of("requirement", "required"));
    TestUser bob = realm.addUser("bob");

    GrantReply refused = app.password(bob).assertRefused("set_up_needed");

    assertThat(refused.text("error_description")).contains("browser");
    assertThat(bob.admin().sessions()).isZero();
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "resolve_required_actions"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("reason").asText())
                    .isEqualTo("second_factor_set_up_needed"));
    assertThat(app.password(bob, Map.of("password", "guess")).text("error_description"))
        .isEqualTo("Invalid user credentials");
  }

  @Test
  @DisplayName("C2: of those whom the policy does not mean, none is required")
  void notMeant(TestRealm realm) {
    GrantApp app = GrantApp.in(realm, "{\"type\": \"policy\"}");
    realm.policy(
        Map.of("requirement", "required", "who", "attribute", "whoAttribute", "kind=staff"));
    realm.admin().allowAttributes();
    TestUser staff = realm.addUser("staff", Map.of("attributes", Map.of("kind", "staff")));
    TestUser guest = realm.addUser("guest");
    guest.addTotp();

    app.password(staff).assertRefused("set_up_needed");
    app.password(guest).assertTokens();
    app.password(realm.addUser("other")).assertTokens();
  }

  @Test
  @DisplayName("C13: a flow for some insists that these have one, and asks nobody else")
  void role(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    new Members(realm.admin()).giveRole(alice, "clerk");
    GrantApp app = GrantApp.in(realm, "{\"type\": \"role\", \"role\": \"clerk\"}");
    TestUser carol = realm.addUser("carol");
    carol.enrolEmail();

    app.password(alice).assertRefused("set_up_needed");
    TotpDevice phone = alice.addTotp();
    app.password(alice).assertRequired();
    app.password(alice, Map.of("otp", phone.code())).assertTokens();
    app.password(carol).assertTokens();
  }

  @Test
  @DisplayName("C13: a flow takes the methods that it was made with, and no others")
  void methods(TestRealm realm) {
    realm.sms();
    GrantApp.make(realm, "[\"totp\", \"recovery-codes\"]", "{\"type\": \"everyone\"}");
    GrantApp app = GrantApp.of(realm, TestRealm.CLIENT);
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    app.password(alice).assertRefused("no_method");
    TotpDevice phone = alice.addTotp();

    GrantReply first = app.password(alice).assertRequired();

    assertThat(first.methods()).containsExactly("totp");
    app.ask(first.mfaToken(), "email-otp").assertError("invalid_request", "invalid_method");
    app.code(first.mfaToken(), phone.code()).assertTokens();
    app.password(realm.addUser("bob")).assertRefused("set_up_needed");
  }

  @Test
  @DisplayName("D4: a method that the policy does not enable any more is not taken")
  void notEnabled(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    TotpDevice phone = alice.addTotp();
    realm.policy(Map.of("methods", "email-otp"));

    assertThat(app.password(alice).methods()).containsExactly("email-otp");
    assertThat(app.password(alice, Map.of("otp", phone.code())).hasTokens()).isFalse();
  }

  @Test
  @DisplayName("D4: with the second factor, Keycloak still says what else the account lacks")
  void requiredAction(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    alice.admin().addRequiredAction("UPDATE_PASSWORD");

    app.password(alice).assertRequired();
    GrantReply reply = app.password(alice, Map.of("otp", phone.code()));

    assertThat(reply.text("error")).isEqualTo("invalid_grant");
    assertThat(reply.text("error_description")).isEqualTo("Account is not fully set up");
  }

  private static void enrol(TestUser user, String factor) {
    switch (factor) {
      case "email" -> user.enrolEmail();
      case "sms" -> user.enrolSms("+4915123456789");
      case "totp" -> user.addTotp();
      case "hotp" -> user.addHotp();
      case "recovery" -> user.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC"));
      default ->
          user.admin()
              .storeCredential(
                  "webauthn",
                  Json.object(),
                  Json.object(Map.of("aaguid", "x", "credentialId", "x", "counter", 0)));
    }
  }
}
