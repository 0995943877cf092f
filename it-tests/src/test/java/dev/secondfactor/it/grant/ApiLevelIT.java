package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("standard")
@DisplayName("Given an application that signs users in without a browser, and reads acr")
class ApiLevelIT {

  @Test
  @Tag("smoke")
  @DisplayName("D7: a code that was checked gives level 2 and its method, a password alone level 1")
  void levels(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TestUser bob = realm.addUser("bob");
    bob.enrolEmail();

    assertTold(app.password(alice, Map.of("otp", phone.code())), "2", "pwd", "otp", "mfa");
    String token = app.password(bob).mfaToken();
    app.ask(token, "email-otp").assertRequired();
    assertTold(app.code(token, realm.mails().nthCode(bob.email(), 1)), "2", "pwd", "email", "mfa");
    assertTold(app.password(realm.addUser("carol")), "1", "pwd");
  }

  private static void assertTold(GrantReply reply, String acr, String... amr) {
    JsonNode claims = reply.accessToken();
    assertThat(claims.path("acr").asText()).as(claims.toString()).isEqualTo(acr);
    assertThat(Json.children(claims.path("amr")))
        .as(claims.toString())
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(amr);
  }
}
