package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
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
}
