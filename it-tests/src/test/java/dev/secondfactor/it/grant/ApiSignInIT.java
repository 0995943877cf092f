package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@KeycloakTest(
    secondFactors = {
      "second-factor-totp",
      "second-factor-email-otp",
      "second-factor-sms-otp",
      "second-factor-recovery-codes"
    })
@DisplayName("Given an application that signs users in without a browser")
class ApiSignInIT {

  @ParameterizedTest(
      name =
          "D4: the password is answered by mfa_required, a method by a code, and that by tokens: {0}")
  @EnumSource
  @Tag("smoke")
  void threeCalls(SentMethod method, TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = method.enrolled(realm, "alice");

    GrantReply first = app.password(alice.account());

    String token = first.mfaToken();
    assertThat(first.methods()).containsExactly(method.id());
    assertThat(first.json().path("methods").path(0))
        .isEqualTo(
            Json.object(
                Map.of(
                    "method",
                    method.id(),
                    "sends",
                    true,
                    "destination",
                    alice.maskedDestination(),
                    "state",
                    "open")));
    assertThat(first.json().path("expires_in").asInt()).isBetween(295, 300);
    assertThat(first.json().has("challenge")).isFalse();
    assertNotKept(first);
    assertThat(alice.codesSentInAll()).isZero();

    GrantReply asked = app.ask(token, method.id()).assertRequired();
    JsonNode challenge = asked.json().path("challenge");
    assertThat(asked.text("mfa_token")).isEqualTo(token);
    assertThat(challenge.path("method").asText()).isEqualTo(method.id());
    assertThat(challenge.path("destination").asText()).isEqualTo(alice.maskedDestination());
    assertThat(challenge.path("code_length").asInt()).isEqualTo(6);
    assertThat(challenge.path("expires_in").asInt()).isBetween(290, 300);
    assertThat(challenge.path("resend_in").asInt()).isBetween(1, 60);
    assertThat(challenge.path("delivery").asText()).isIn("queued", "sent");
    assertThat(challenge.path("delivery_uri").asText()).startsWith("http");
    assertNotKept(asked);
    String code = alice.code();
    assertThat(alice.isSignedIn()).isFalse();

    app.code(token, code).assertTokens();

    assertThat(alice.isSignedIn()).isTrue();
    app.code(token, code).assertRefused("invalid_token");
    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @Test
  @DisplayName("D4: a method that is named with the password is sent for at once")
  void twoCalls(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");

    String token = app.password(alice.account(), Map.of("mfa_method", "email-otp")).mfaToken();

    app.code(token, alice.code()).assertTokens();
    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @ParameterizedTest(name = "D4: a code of an app may come with the password, in the field {0}")
  @CsvSource({"otp", "totp"})
  @Tag("smoke")
  void appAtOnce(String field, TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    String code = phone.code();

    app.password(alice, Map.of(field, phone.wrongCode(0))).assertRefused("wrong_code");
    app.password(alice, Map.of(field, code)).assertTokens();
    app.password(alice, Map.of(field, code)).assertRefused("used_code");
    app.password(alice, Map.of(field, " ")).assertRequired();
  }

  @Test
  @DisplayName("D4: a code of an app may come in the second call, and wrong ones leave the token")
  void appLater(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    String token = app.password(alice).mfaToken();

    GrantReply wrong = app.code(token, phone.wrongCode(0)).assertRefused("wrong_code");

    assertThat(wrong.json().path("attempts_left").asInt()).isEqualTo(4);
    assertNotKept(wrong);
    app.code(token, phone.code()).assertTokens();
  }

  @Test
  @DisplayName("D4: the preferred method comes first, and of several the one that was named counts")
  void severalMethods(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    String address = SentMethod.EMAIL.newDestination(realm, "alice");
    SentMethod.EMAIL.enrol(alice.account(), address);
    TotpDevice phone = alice.account().addTotp();

    GrantReply first = app.password(alice.account());

    String token = first.mfaToken();
    assertThat(first.methods()).containsExactly("sms-otp", "email-otp", "totp");
    app.ask(token, "email-otp").assertRequired();
    String code = SentMethod.EMAIL.awaitCode(realm, address, 1);
    app.code(token, "totp", phone.wrongCode(1)).assertRefused("wrong_code");
    app.code(token, Codes.wrong(code)).assertRefused("wrong_code");
    assertThat(app.token(token, Map.of()).assertRequired().methods()).hasSize(3);
    app.code(token, code).assertTokens();
    assertThat(SentMethod.SMS.codes(realm, alice.destination())).isEmpty();
  }

  @Test
  @DisplayName("D4: of several apps one can be named, else the preferred one is asked")
  void devices(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    alice.addTotp("at home");
    TotpDevice office = alice.addTotp("at work");

    GrantReply first = app.password(alice);

    JsonNode devices = first.json().path("methods").path(0).path("devices");
    assertThat(devices.findValuesAsText("name")).containsExactly("at home", "at work");
    app.code(first.mfaToken(), office.code()).assertRefused("wrong_code");
    app.token(
            first.mfaToken(),
            Map.of("otp", office.code(), "mfa_device", devices.path(1).path("id").asText()))
        .assertTokens();
  }

  @Test
  @Tag("standard")
  @DisplayName(
      "ASVS 6.3.8: an unknown user and a wrong password are answered alike, whatever else comes")
  void unknownUser(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    TestUser bob = realm.addUser("bob");
    for (Map<String, String> more :
        List.of(
            Map.<String, String>of(),
            Map.of("otp", "123456"),
            Map.of("mfa_method", "email-otp"),
            Map.of("mfa_token", "x"))) {
      Map<String, String> fields = new HashMap<>(more);
      fields.put("password", "guess");
      GrantReply known = app.password(alice.account(), fields);
      GrantReply without = app.password(bob, fields);
      fields.put("username", "nobody");
      GrantReply unknown = app.password(alice.account(), fields);

      for (GrantReply reply : List.of(known, without)) {
        assertThat(reply.http().body()).isEqualTo(unknown.http().body());
        assertThat(reply.http().statusCode()).isEqualTo(unknown.http().statusCode());
      }
      assertThat(unknown.text("error")).isEqualTo("invalid_grant");
      assertThat(unknown.text("error_description")).isEqualTo("Invalid user credentials");
    }
    assertThat(alice.codesSentInAll()).isZero();
    app.password(alice.account()).assertRequired();
  }

  @ParameterizedTest(name = "D4: what makes no sense is an invalid_request: {0} {1}")
  @CsvSource({
    "mfa_method, sms-otp, invalid_method",
    "mfa_method, fax, invalid_method",
    "mfa_method, '', invalid_method",
  })
  void senseless(String field, String value, String problem, TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();

    app.password(alice.account(), Map.of(field, value)).assertError("invalid_request", problem);
    app.token(token, Map.of(field, value)).assertError("invalid_request", problem);
    app.password(alice.account(), Map.of("mfa_method", "email-otp", "otp", "123456"))
        .assertError("invalid_request", "token_missing");
    app.code(token, "123456").assertError("invalid_request", "invalid_method");
    assertThat(alice.codesSentInAll()).isZero();
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 13, 26: what cannot be a code is told apart and not counted; blanks are no matter")
  void oddCodes(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();
    app.code(token, "email-otp", "123456").assertRefused("expired_code");
    app.ask(token, "email-otp").assertRequired();
    String code = alice.code();

    app.code(token, "").assertRefused("missing_code");
    app.code(token, "12345").assertRefused("malformed_code");
    app.code(token, "x".repeat(20_000)).assertRefused("malformed_code");
    app.token("y".repeat(20_000), Map.of("otp", code)).assertRefused("invalid_token");

    app.code(token, " " + code.substring(0, 3) + " " + code.substring(3)).assertTokens();
  }

  @Test
  @DisplayName("D4: in a flow of steps one by one, the password comes with every call")
  void plainFlow(TestRealm realm) {
    realm.sms();
    GrantApp app = GrantApp.withPlainFlow(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    TestUser bob = realm.addUser("bob");
    bob.enrolEmail();
    String token = app.password(alice.account()).mfaToken();
    app.password(alice.account(), Map.of("mfa_token", token, "mfa_method", "email-otp"))
        .assertRequired();
    Map<String, String> last = Map.of("mfa_token", token, "otp", alice.code());

    assertThat(app.token(token, Map.of("otp", alice.code())).hasTokens()).isFalse();
    app.password(bob, last).assertRefused("invalid_token");
    app.password(alice.account(), last).assertTokens();
    app.password(alice.account(), last).assertRefused("invalid_token");
  }

  private static void assertNotKept(GrantReply reply) {
    assertThat(reply.http().headers().allValues("Cache-Control")).contains("no-store");
    assertThat(reply.http().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
  }
}
