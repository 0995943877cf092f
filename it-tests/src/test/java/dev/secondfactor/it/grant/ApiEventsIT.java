package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given what is known of direct grants afterwards")
class ApiEventsIT {

  @Test
  @Tag("smoke")
  @DisplayName("C10: events name the method, and have neither code nor token nor address")
  void events(TestRealm realm, KeycloakServer server) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();
    realm.keepSecret(token);
    assertThat(realm.admin().events("LOGIN", "LOGIN_ERROR")).isEmpty();
    app.ask(token, "email-otp").assertRequired();
    String code = alice.code();
    app.code(token, Codes.wrong(code)).assertRefused("wrong_code");
    app.code(token, code).assertTokens();

    JsonNode wrong = new RealmEvents(realm).wrongCodes().get(0);
    JsonNode login = new RealmEvents(realm).of("LOGIN").get(0);
    for (JsonNode event : List.of(wrong, login)) {
      assertThat(event.path("details").path("second_factor_method").asText())
          .isEqualTo("email-otp");
      assertThat(event.path("userId").asText()).isEqualTo(alice.account().id());
      assertThat(event.path("clientId").asText()).isEqualTo(TestRealm.CLIENT);
    }
    assertThat(login.path("details").path("username").asText()).isEqualTo("alice");
    JsonNode sent = new RealmEvents(realm).of("SEND_VERIFY_EMAIL").get(0);
    assertThat(sent.path("details").path("second_factor_destination").asText())
        .isEqualTo(alice.maskedDestination());
    assertThat(realm.admin().events("LOGIN", "LOGIN_ERROR", "SEND_VERIFY_EMAIL").toString())
        .doesNotContain(code)
        .doesNotContain(token)
        .doesNotContain(alice.destination());
    assertThat(server.metrics().attempts(realm.name(), "verified")).isEqualTo(1);
    assertThat(server.metrics().attempts(realm.name(), "wrong")).isEqualTo(1);
  }

  @Test
  @DisplayName("D7: amr has the references of the steps, in one call and in two")
  void amr(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    referTo(realm, "direct-grant-validate-password", "pwd");
    referTo(realm, "second-factor-direct-grant-token", "pwd");
    referTo(realm, "second-factor-direct-grant", "otp");
    mapAmr(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    TestUser bob = realm.addUser("bob");
    TotpDevice phone = bob.addTotp();
    String token = app.password(alice.account()).mfaToken();
    app.ask(token, "email-otp").assertRequired();

    assertThat(amr(app.code(token, alice.code()))).containsExactlyInAnyOrder("pwd", "otp");
    assertThat(amr(app.password(bob, Map.of("otp", phone.code()))))
        .containsExactlyInAnyOrder("pwd", "otp");
  }

  private static List<String> amr(GrantReply reply) {
    return Json.children(reply.accessToken().path("amr")).stream().map(JsonNode::asText).toList();
  }

  private static void referTo(TestRealm realm, String step, String reference) {
    String flow = realm.admin().path("/authentication/flows/second-factor%20direct-grant");
    JsonNode execution =
        Json.children(realm.admin().api().get(flow + "/executions")).stream()
            .filter(each -> each.path("providerId").asText().equals(step))
            .findFirst()
            .orElseThrow();
    Map<String, String> references =
        Map.of("default.reference.value", reference, "default.reference.maxAge", "300");
    String config = execution.path("authenticationConfig").asText();
    if (config.isEmpty()) {
      realm.admin().flows().configure(execution.path("id").asText(), step, references);
    } else {
      String path = realm.admin().path("/authentication/config/" + config);
      JsonNode document = realm.admin().api().get(path);
      ((ObjectNode) document.path("config")).setAll(Json.object(references));
      realm.admin().api().put(path, document);
    }
  }

  private static void mapAmr(TestRealm realm) {
    String client =
        realm
            .admin()
            .api()
            .get(realm.admin().path("/clients?clientId=" + TestRealm.CLIENT))
            .path(0)
            .path("id")
            .asText();
    realm
        .admin()
        .api()
        .post(
            realm.admin().path("/clients/" + client + "/protocol-mappers/models"),
            Json.object(
                Map.of(
                    "name",
                    "amr",
                    "protocol",
                    "openid-connect",
                    "protocolMapper",
                    "oidc-amr-mapper",
                    "config",
                    Map.of("access.token.claim", "true", "id.token.claim", "true"))));
  }
}
