package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = "second-factor-recovery-codes")
@DisplayName("Given a policy that lets users see their recovery codes again")
class RecoveryPolicyIT {

  private static final String REFERENCE = "${vault.recovery}";

  private final TestRealm realm;

  RecoveryPolicyIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName("B6: without a key it is refused, and the message names the setting")
  void isRefusedWithoutAKey() {
    expectRefused(tryPolicy(Map.of("recoveryCodesViewable", "true")));
  }

  @Test
  @DisplayName("B6: with a reference to a secret that the vault does not have it is refused")
  void isRefusedWithoutTheSecret() {
    expectRefused(
        tryPolicy(Map.of("recoveryCodesViewable", "true", "recoveryCodesKey", "${vault.missing}")));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B6: with a secret that is no key of AES-256 it is refused, without being repeated")
  @ValueSource(
      strings = {
        "a passphrase that somebody thought of",
        "c2l4dGVlbiBieXRlcyAhIQ==",
        "not;base64;at;all;not;base64;at;all;not;bas="
      })
  void isRefusedWithABadKey(String secret, KeycloakServer server) {
    server.vaultSecret(realm.name(), "recovery", secret);

    Reply reply = tryPolicy(Map.of("recoveryCodesViewable", "true", "recoveryCodesKey", REFERENCE));

    expectRefused(reply);
    assertThat(reply.body()).doesNotContain(secret);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 17: a key itself, in place of a reference, is refused or never shown again")
  void keepsAKey() {
    String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    Reply reply = tryPolicy(Map.of("recoveryCodesViewable", "true", "recoveryCodesKey", key));

    assertThat(reply.body()).doesNotContain(key);
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE).toString()).doesNotContain(key);
    assertThat(realm.admin().secondFactorPolicy().toString()).doesNotContain(key);
    assertThat(realm.admin().partialExport().toString()).doesNotContain(key);
  }

  private void expectRefused(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.errorMessage()).contains("recoveryCodesViewable");
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).isEmpty();
  }

  private Reply tryPolicy(Map<String, String> fields) {
    return realm
        .admin()
        .tryComponent(TestRealm.POLICY_TYPE, TestRealm.POLICY, RealmAdmin.oneValueEach(fields));
  }
}
