package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-sms-otp")
@ExpectedInLog("dev\\.secondfactor\\.keycloak\\.gateway")
@DisplayName("Given a gateway whose secret is in Keycloak's vault")
class VaultedGatewayIT {

  private static final String REFERENCE = "${vault.twilio}";

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 17: the secret is used, a new one from the next message on, and only the reference is"
          + " stored and shown")
  void isUsed(TestRealm realm, KeycloakServer server) {
    vaultedGateway(realm);
    server.vaultSecret(realm.name(), "twilio", realm.twilioAccount().keys().authToken());
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    assertThat(alice.passPassword().enter(alice.code()).isSignedIn()).isTrue();

    server.vaultSecret(realm.name(), "twilio", "an-old-token");
    CodeUser bob = SentMethod.SMS.enrolled(realm, "bob");
    bob.passPassword().awaitDelivery("could not be sent");
    assertThat(realm.texts().count(bob.destination())).isZero();

    server.vaultSecret(realm.name(), "twilio", realm.twilioAccount().keys().authToken());
    CodeUser carol = SentMethod.SMS.enrolled(realm, "carol");
    assertThat(carol.passPassword().enter(carol.code()).isSignedIn()).isTrue();
    JsonNode shown = realm.admin().components(TestRealm.GATEWAY_TYPE).get(0);
    assertThat(shown.path("config").path("authToken").path(0).asText()).isEqualTo(REFERENCE);
  }

  @Test
  @DisplayName("a secret that is not there sends nothing, and the log names the reference")
  void isMissing(TestRealm realm, KeycloakServer server) {
    vaultedGateway(realm);
    long mark = server.log().end();
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");

    alice.passPassword().awaitDelivery("could not be sent");

    assertThat(realm.twilioAccount().requests()).isEmpty();
    assertThat(server.log().textSince(mark))
        .contains(
            "sends nothing: authToken: \""
                + REFERENCE
                + "\" is not allowed; allowed: a reference"
                + " to a secret that the vault has")
        .contains(
            "has not sent a message (configuration): vault, the vault has no secret under a name"
                + " that the gateway refers to");
  }

  /** A realm with codes by SMS, and this one gateway. */
  private static void vaultedGateway(TestRealm realm) {
    realm.sms();
    realm.admin().components(TestRealm.GATEWAY_TYPE).stream()
        .map(plain -> plain.path("id").asText())
        .forEach(realm.admin()::deleteComponent);
    realm.twilio(Map.of("authToken", REFERENCE));
  }
}
