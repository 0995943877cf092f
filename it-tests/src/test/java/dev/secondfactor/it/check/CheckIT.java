package dev.secondfactor.it.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@KeycloakTest(
    secondFactors = {
      "second-factor-totp",
      "second-factor-email-otp",
      "second-factor-sms-otp",
      "second-factor-recovery-codes"
    })
@ExpectedInLog("dev\\.secondfactor\\.keycloak\\.(gateway|policy)")
@DisplayName("Given a realm in which nothing is wrong")
class CheckIT {

  @ParameterizedTest(name = "doctor: {0} is found, and gone with its fix")
  @MethodSource("dev.secondfactor.it.check.Faults#all")
  void isFound(Fault fault, TestRealm own) {
    CheckedRealm realm = CheckedRealm.wellSetUp(own);
    assertThat(realm.found()).isEmpty();

    fault.make().accept(realm);

    assertThat(realm.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("id").asText()).isEqualTo(fault.id());
              assertThat(finding.path("severity").asText()).isEqualTo(fault.severity());
              assertThat(finding.path("message").asText()).endsWith(".").contains(fault.names());
              assertThat(finding.path("fix").asText()).endsWith(".");
            });

    fault.fix().accept(realm);

    assertThat(realm.found()).isEmpty();
  }

  @Test
  @DisplayName("doctor: values that were never checked, and a key that went, are found")
  void strangeValues(TestRealm own, TestSupport support, KeycloakServer server) {
    CheckedRealm realm = CheckedRealm.wellSetUp(own);
    server.vaultSecret(
        realm.realm().name(), "codes", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    realm
        .realm()
        .policy(
            Map.of(
                "codeLength", "7",
                "recoveryCodesViewable", "true",
                "recoveryCodesKey", "${vault.codes}"));
    assertThat(realm.found()).isEmpty();

    String policy = realm.components(TestRealm.POLICY_TYPE).get(0);
    support.storeComponentValue(policy, "codeLength", "3");
    realm
        .realm()
        .admin()
        .api()
        .post(realm.realm().admin().path("/clear-realm-cache"), Json.object());
    server.vaultSecret(realm.realm().name(), "codes", "a passphrase");

    assertThat(realm.found()).containsExactly("policy-problem", "recovery-codes-without-key");
    assertThat(realm.findings().get(0).path("message").asText()).contains("codeLength", "\"3\"");
    assertThat(realm.findings().toString()).doesNotContain("passphrase");

    realm.realm().policy(Map.of("codeLength", "7"));
    assertThat(realm.found()).isEmpty();
  }

  @Test
  @DisplayName("doctor: either of the two ways to close the reset of passwords is enough")
  void resetFlow(TestRealm own) {
    CheckedRealm realm = CheckedRealm.wellSetUp(own);
    realm.change(settings -> settings.put("resetPasswordAllowed", true));
    assertThat(realm.found()).containsExactly("reset-without-second-factor");

    realm.flow(
        "reset",
        List.of(
            "reset-credentials-choose-user",
            "reset-credential-email",
            "second-factor-totp",
            "reset-password"));
    realm.change(settings -> settings.put("resetCredentialsFlow", "reset"));

    assertThat(realm.found()).isEmpty();
  }

  @Test
  @Tag("smoke")
  @DisplayName("doctor: of a new realm, what Keycloak leaves open comes first, and each once")
  void newRealm(TestRealm neighbour, KeycloakServer server) {
    String name = "untouched-" + neighbour.name();
    server.admin().createRealm(Json.object(Map.of("realm", name, "enabled", true)));
    try {
      JsonNode found = server.admin().get("/admin/realms/" + name + "/second-factor/check");

      assertThat(found.findValuesAsText("id"))
          .doesNotHaveDuplicates()
          .contains(
              "direct-grant-for-apps-alone",
              "no-mail-server",
              "method-not-in-flow",
              "recovery-not-in-flow",
              "brute-force-detection-off",
              "lockout-listener-missing",
              "admin-events-off")
          .doesNotContain("sms-without-country", "no-sms-gateway", "reset-without-second-factor");
      assertThat(found.findValuesAsText("severity"))
          .isSortedAccordingTo((a, b) -> order(a) - order(b));
    } finally {
      server.admin().realm(name).delete();
    }
  }

  @Test
  @DisplayName("permission: who may view the realm asks the doctor, and nobody else")
  void permission(TestRealm own, Harness harness, KeycloakServer server) {
    CheckedRealm realm = new CheckedRealm(own);
    try (TestRealm other = TestRealm.create(harness, "neighbour", List.of("second-factor-totp"))) {
      Manager viewer = Manager.with(realm.realm(), server, "view-realm");
      Manager stranger = Manager.with(realm.realm(), server, "view-users", "reset-second-factor");
      Manager neighbour = Manager.with(other, server, "realm-admin");

      assertThat(viewer.status("GET", realm.path())).isEqualTo(200);
      assertThat(stranger.status("GET", realm.path())).isEqualTo(403);
      assertThat(neighbour.status("GET", realm.path())).isEqualTo(403);
      assertThat(Manager.withToken(server, "no.such.token").status("GET", realm.path()))
          .isEqualTo(401);
    }
  }

  private static int order(String severity) {
    return List.of("error", "warning", "info").indexOf(severity);
  }
}
