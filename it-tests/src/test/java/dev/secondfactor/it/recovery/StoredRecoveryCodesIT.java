package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.PaperCode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.harness.server.TestSupport.KeptCredential;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.DatabaseRow;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@Tag("standard")
@DisplayName("Given a set of recovery codes as it is kept")
class StoredRecoveryCodesIT {

  private static final int CODES = 5;

  @Test
  @DisplayName("LSV-6, LSV-8, ASVS 6.5.2: there is no code in it, but a salt and a hash for each")
  void hasASaltAndAHashForEach(TestRealm realm, TestSupport support) {
    RecoveryUser alice = enrolled(realm);

    Map<String, JsonNode> hashes = hashes(alice, support);
    assertThat(hashes).containsOnlyKeys("1", "2", "3", "4", "5");
    for (String part : List.of("salt", "value")) {
      assertThat(hashes.values())
          .extracting(hash -> hash.path(part).asText())
          .doesNotHaveDuplicates()
          .allMatch(StoredRecoveryCodesIT::isLong);
    }
    expectNoCode(alice, support);
  }

  @Test
  @DisplayName("LSV-2: with a code, its salt and hash are gone")
  void forgetsAUsedCode(TestRealm realm, TestSupport support) {
    RecoveryUser alice = enrolled(realm);
    Map<String, JsonNode> before = hashes(alice, support);

    alice.signIn(2);

    Map<String, JsonNode> after = hashes(alice, support);
    assertThat(after).containsOnlyKeys("1", "3", "4", "5");
    assertThat(before).containsAllEntriesOf(after);
    expectNoCode(alice, support);
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "LSV-7: the hash is that of the realm's password policy, with its own parameters kept")
  void followsTheRealmsPolicy(TestRealm realm, TestSupport support) {
    passwordPolicy(realm, "hashAlgorithm(pbkdf2-sha512) and hashIterations(7)");
    RecoveryUser alice = enrolled(realm);
    assertThat(parameters(alice, support)).contains("pbkdf2-sha512", "7");

    passwordPolicy(realm, "hashAlgorithm(pbkdf2-sha256) and hashIterations(9)");
    RecoveryUser bob = RecoveryUser.enrolled(realm, "bob");
    assertThat(parameters(bob, support)).contains("pbkdf2-sha256", "9");

    alice.signIn(1);
    bob.signIn(1);
    assertThat(parameters(alice, support)).contains("pbkdf2-sha512", "7");
  }

  @Test
  @DisplayName("LSV-7: in a realm that says nothing it is Keycloak's own choice for passwords")
  void isThatOfPasswords(TestRealm realm, TestSupport support) {
    RecoveryUser alice = enrolled(realm);
    passwordPolicy(realm, "");
    RecoveryUser bob = RecoveryUser.enrolled(realm, "bob");
    JsonNode password = support.credential(bob.account().id(), "password").credentialData();

    assertThat(parameters(bob, support))
        .contains(password.path("algorithm").asText())
        .isNotEqualTo(parameters(alice, support));
    bob.signIn(1);
  }

  @Test
  @DisplayName(
      "LSV-6: administrators see which are left and how they were hashed, and nothing else")
  void showsNoHash(TestRealm realm) {
    RecoveryUser alice = enrolled(realm);
    alice.signIn(4);

    JsonNode credential = alice.credential().orElseThrow();

    assertThat(credential.path("secretData").asText("")).isEmpty();
    JsonNode data = Json.parse(credential.path("credentialData").asText());
    assertThat(data.path("total").asInt()).isEqualTo(CODES);
    assertThat(data.path("left")).extracting(JsonNode::asInt).containsExactly(1, 2, 3, 5);
    assertThat(data.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("total", "left", "hash");
    assertThat(data.path("hash").asText()).contains("pbkdf2-sha512").doesNotContain("salt");
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 25: with the user everything of it goes")
  void goesWithTheUser(TestRealm realm, TestSupport support) {
    RecoveryUser alice = enrolled(realm);
    alice.signIn(1);
    alice.guess(alice.passPassword(), 0, 1);
    assertThat(DatabaseRow.with(support, alice.account().id())).isNotEmpty();

    alice.account().admin().delete();

    assertThat(DatabaseRow.with(support, alice.account().id())).isEmpty();
  }

  private static RecoveryUser enrolled(TestRealm realm) {
    realm.policy(Map.of("recoveryCodes", Integer.toString(CODES)));
    return RecoveryUser.enrolled(realm, "alice");
  }

  private static void passwordPolicy(TestRealm realm, String policy) {
    realm.admin().change(settings -> settings.put("passwordPolicy", policy));
  }

  private static KeptCredential kept(RecoveryUser user, TestSupport support) {
    return support.credential(user.account().id(), RecoveryUser.TYPE);
  }

  /** How the hashes were made. */
  private static String parameters(RecoveryUser user, TestSupport support) {
    return kept(user, support).credentialData().path("hash").asText();
  }

  /** Salt and hash of each code that is left, by its place. */
  private static Map<String, JsonNode> hashes(RecoveryUser user, TestSupport support) {
    return kept(user, support).secretData().path("hashes").properties().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> Json.parse(entry.getValue().asText())));
  }

  private static boolean isLong(String base64) {
    return Base64.getDecoder().decode(base64).length >= 16;
  }

  /** Neither in the database nor in the caches, as it is or as anybody could write it. */
  private static void expectNoCode(RecoveryUser user, TestSupport support) {
    String kept = support.database() + support.caches();
    assertThat(kept).contains(user.account().id());
    assertThat(user.codes().stream().flatMap(code -> formsOf(code).stream()))
        .isNotEmpty()
        .noneMatch(kept::contains);
  }

  private static List<String> formsOf(PaperCode code) {
    String secret = code.plain().substring(2, 15);
    return Stream.of(code.written(), code.plain(), secret)
        .flatMap(text -> Stream.of(text, base64(text)))
        .toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
