package dev.secondfactor.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given a realm that nobody has configured")
class DefaultsIT {

  /** SPIs of our own: what a provider of theirs is called is no concern of Keycloak's. */
  private static final String OWN_SPI = "second-factor-";

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 14: without a policy the defaults are in force")
  void hasDefaults(TestRealm realm) {
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).isEmpty();

    assertDefaults(policy(realm));

    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    assertThat(page.expiry()).contains("5 minutes");
    assertThat(alice.code()).hasSize(6);
    assertThat(page.enter(alice.code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 14: an empty policy is as good as none")
  void fillsAnEmptyPolicy(TestRealm realm) {
    realm.policy(Map.of());
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).hasSize(1);

    assertDefaults(policy(realm));
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    assertThat(alice.passPassword().enter(alice.code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 14: the step needs no configuration of its own, and takes none")
  void needsNoConfiguration(Harness harness) {
    JsonNode description =
        harness
            .server()
            .admin()
            .get("/admin/realms/master/authentication/config-description/second-factor-email-otp");

    assertThat(Json.children(description.path("properties"))).isEmpty();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 29: no provider of ours has a name that is not ours")
  void takesNoNameOfKeycloaks(TestSupport support) {
    List<TestSupport.Provider> ours =
        support.providers().stream()
            .filter(provider -> provider.className().startsWith("dev.secondfactor."))
            .filter(provider -> !provider.className().startsWith("dev.secondfactor.it."))
            .filter(provider -> !provider.spi().startsWith(OWN_SPI))
            .toList();

    assertThat(ours)
        .extracting(TestSupport.Provider::id)
        .contains("second-factor-email-otp", "second-factor-configure-email", "second-factor-email")
        .allMatch(id -> id.equals("second-factor") || id.startsWith("second-factor-"));
  }

  @Test
  @DisplayName("TRAP 29: Keycloak's own steps and senders are Keycloak's")
  void leavesKeycloaksProvidersAlone(TestSupport support) {
    Set<String> shadowed =
        Set.of(
            "auth-otp-form",
            "auth-username-password-form",
            "auth-recovery-authn-code-form",
            "CONFIGURE_TOTP",
            "VERIFY_EMAIL",
            "delete_credential",
            "keycloak-otp",
            "direct-grant-validate-otp");

    assertThat(support.providers())
        .filteredOn(provider -> shadowed.contains(provider.id()))
        .hasSizeGreaterThanOrEqualTo(shadowed.size())
        .allMatch(provider -> provider.className().startsWith("org.keycloak."));
    assertThat(support.providers())
        .filteredOn(
            provider ->
                Set.of(
                        "emailTemplate",
                        "emailSender",
                        "login",
                        "brute-force-protector",
                        "themeSelector")
                    .contains(provider.spi()))
        .allMatch(provider -> provider.className().startsWith("org.keycloak."));
  }

  private static JsonNode policy(TestRealm realm) {
    return realm.admin().api().get(realm.admin().path("/second-factor/policy"));
  }

  private static void assertDefaults(JsonNode policy) {
    assertThat(policy.path("preset").asText()).isEqualTo("standard");
    assertThat(policy.path("emailDestination").asText()).isEqualTo("enrolled");
    assertThat(policy.path("codeLength").asInt()).isEqualTo(6);
    assertThat(policy.path("codeLifetime").asInt()).isEqualTo(300);
    assertThat(policy.path("guessesPerCode").asInt()).isEqualTo(5);
    assertThat(policy.path("maxFailures").asInt()).isEqualTo(5);
    assertThat(policy.path("lockSeconds").asInt()).isEqualTo(60);
    assertThat(policy.path("problems")).isEmpty();
  }
}
