package dev.secondfactor.it.flow.made;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a direct grant flow that was made by one call")
class GrantFlowIT {

  @Test
  @Tag("smoke")
  @DisplayName("C13: who has an app gives its code, and none works twice")
  void app(TestRealm realm) {
    make(realm, "{\"type\": \"configured\"}");
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    String code = phone.code();

    assertRefused(grant(realm, alice, Map.of()));
    assertRefused(grant(realm, alice, Map.of("otp", phone.wrongCode(0))));
    assertThat(grant(realm, alice, Map.of("otp", code)).statusCode()).isEqualTo(200);
    assertRefused(grant(realm, alice, Map.of("otp", code)));
  }

  @ParameterizedTest(name = "C13: a password alone is not enough for who has something else: {0}")
  @ValueSource(strings = {"email", "sms", "recovery", "webauthn"})
  @Tag("smoke")
  void otherFactor(String factor, TestRealm realm) {
    make(realm, "{\"type\": \"configured\"}");
    TestUser alice = realm.addUser("alice");
    switch (factor) {
      case "email" -> alice.enrolEmail();
      case "sms" -> alice.enrolSms("+4915123456789");
      case "recovery" -> alice.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC"));
      default ->
          alice
              .admin()
              .storeCredential(
                  "webauthn",
                  Json.object(),
                  Json.object(Map.of("aaguid", "x", "credentialId", "x", "counter", 0)));
    }

    assertRefused(grant(realm, alice, Map.of()));
    assertRefused(grant(realm, alice, Map.of("otp", "123456")));
    assertThat(grant(realm, realm.addUser("bob"), Map.of()).statusCode()).isEqualTo(200);
    assertThat(new FlowCalls(realm).found("direct-grant")).isEmpty();
  }

  @Test
  @DisplayName("C13: an account address that serves as a second factor is one here, too")
  void accountAddress(TestRealm realm) {
    make(realm, "{\"type\": \"configured\"}");
    realm.policy(Map.of("emailDestination", "account-address"));

    assertRefused(grant(realm, realm.addUser("alice"), Map.of()));
  }

  @Test
  @Tag("smoke")
  @DisplayName("C13: everyone refuses who has no app")
  void everyone(TestRealm realm) {
    make(realm, "{\"type\": \"everyone\"}");
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TestUser bob = realm.addUser("bob");

    assertRefused(grant(realm, bob, Map.of()));
    assertThat(grant(realm, alice, Map.of("otp", phone.code())).statusCode()).isEqualTo(200);
    assertThat(new FlowCalls(realm).found("direct-grant")).isEmpty();
  }

  @Test
  @DisplayName("C13: role refuses who has the role and no app")
  void role(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    TestUser alice = realm.addUser("alice");
    flows.role("clerk", alice);
    make(realm, "{\"type\": \"role\", \"role\": \"clerk\"}");
    TestUser carol = realm.addUser("carol");
    carol.enrolEmail();

    assertRefused(grant(realm, alice, Map.of()));
    assertRefused(grant(realm, carol, Map.of()));
    assertThat(grant(realm, realm.addUser("bob"), Map.of()).statusCode()).isEqualTo(200);
    TotpDevice phone = alice.addTotp();
    assertThat(grant(realm, alice, Map.of("otp", phone.code())).statusCode()).isEqualTo(200);
    assertThat(flows.found("direct-grant")).isEmpty();
  }

  @Test
  @Tag("smoke")
  @DisplayName("C13: wrong codes lock, and a locked user is refused with a right code as well")
  void locked(TestRealm realm) {
    realm
        .admin()
        .change(settings -> settings.withArray("eventsListeners").add("second-factor-lockout"));
    make(realm, "{\"type\": \"configured\"}");
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();

    for (int n = 0; n < 5; n++) {
      assertRefused(grant(realm, alice, Map.of("otp", phone.wrongCode(n))));
    }

    assertThat(totp(realm, alice).path("state").asText()).isEqualTo("locked");
    assertRefused(grant(realm, alice, Map.of("otp", phone.code())));
    assertThat(totp(realm, alice).path("failures").asInt()).isEqualTo(5);
    assertThat(alice.admin().sessions()).isZero();
  }

  @Test
  @DisplayName("C13: a wrong password and a missing app are answered alike")
  void noOracle(TestRealm realm) {
    make(realm, "{\"type\": \"everyone\"}");
    TestUser bob = realm.addUser("bob");

    HttpResponse<String> wrongPassword = grant(realm, bob, Map.of("password", "guess"));
    HttpResponse<String> noApp = grant(realm, bob, Map.of());

    assertThat(noApp.body()).isEqualTo(wrongPassword.body());
    assertThat(noApp.statusCode()).isEqualTo(wrongPassword.statusCode());
    assertThat(noApp.headers().firstValue("Content-Type"))
        .isEqualTo(wrongPassword.headers().firstValue("Content-Type"));
  }

  private static JsonNode totp(TestRealm realm, TestUser user) {
    return Json.children(
            realm
                .admin()
                .api()
                .get(realm.admin().path("/second-factor/users/" + user.id()))
                .path("methods"))
        .stream()
        .filter(method -> method.path("method").asText().equals("totp"))
        .findFirst()
        .orElseThrow();
  }

  private static void make(TestRealm realm, String condition) {
    new FlowCalls(realm)
        .made(
            "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": "
                + condition
                + ", \"bind\": true}");
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
    assertThat(Json.parse(answer.body()).path("error").asText()).isEqualTo("invalid_grant");
  }

  private static HttpResponse<String> grant(
      TestRealm realm, TestUser user, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>();
    fields.put("grant_type", "password");
    fields.put("client_id", TestRealm.CLIENT);
    fields.put("username", user.username());
    fields.put("password", user.password());
    fields.putAll(more);
    return Http.send(
        Http.request(URI.create(realm.url() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Http.encoded(fields)))
            .build());
  }
}
