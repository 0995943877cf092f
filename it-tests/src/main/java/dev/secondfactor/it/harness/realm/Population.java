package dev.secondfactor.it.harness.realm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.server.TestSupport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Many users of ten kinds by turns, imported at once: without a factor; with an app; with an app
 * that was used; with SMS that were used; with SMS and e-mail, of which the latter was used; with
 * an app and recovery codes, 10 or 3 of which are left; with recovery codes alone; with SMS and 2
 * recovery codes of Keycloak's own kind; with a security key.
 *
 * @param tens how many there are of each kind
 */
public record Population(int tens) {

  /** The day on which what was used was used. */
  public static final String USED_ON = "2026-01-31";

  private static final long ENROLLED = 1_767_225_600_000L;

  /** When what was used was enrolled, by which it is known: an import gives credentials new ids. */
  private static final long USED = ENROLLED + 1;

  private static final int AT_ONCE = 1000;

  /** How many there are in all. */
  public int size() {
    return tens * 10;
  }

  /** Imports them; their names are the prefix and a number. */
  public void moveIn(RealmAdmin realm, TestSupport support, String prefix) {
    for (int start = 0; start < size(); start += AT_ONCE) {
      List<JsonNode> users =
          IntStream.range(start, Math.min(start + AT_ONCE, size()))
              .mapToObj(n -> user(prefix + n, n % 10))
              .toList();
      realm
          .api()
          .post(
              realm.path("/partialImport"),
              Json.object(Map.of("ifResourceExists", "FAIL", "users", users)));
    }
    support.noteUses(USED, USED_ON);
  }

  private static JsonNode user(String username, int kind) {
    return Json.object(
        Map.of("username", username, "enabled", true, "credentials", credentials(kind)));
  }

  private static List<Map<String, ?>> credentials(int kind) {
    return switch (kind) {
      case 1 -> List.of(app());
      case 2 -> List.of(used(app()));
      case 3 -> List.of(used(sms()));
      case 4 -> List.of(used(email()), sms());
      case 5 -> List.of(app(), recoveryCodes(10));
      case 6 -> List.of(app(), recoveryCodes(3));
      case 7 -> List.of(recoveryCodes(5));
      case 8 -> List.of(sms(), keycloaksRecoveryCodes());
      case 9 -> List.of(credential("webauthn", Map.of(), Map.of("credentialId", "a2V5")));
      default -> List.of();
    };
  }

  private static Map<String, ?> app() {
    return credential(
        "otp",
        Map.of("value", UUID.randomUUID().toString().substring(0, 20)),
        Map.of("subType", "totp", "digits", 6, "period", 30, "algorithm", "HmacSHA1"));
  }

  private static Map<String, ?> sms() {
    return credential(
        "second-factor-sms", Map.of("number", "+491700000000"), Map.of("number", "hidden"));
  }

  private static Map<String, ?> email() {
    return credential(
        "second-factor-email", Map.of("address", "a@b.test"), Map.of("address", "hidden"));
  }

  private static Map<String, ?> recoveryCodes(int left) {
    return credential(
        "second-factor-recovery-codes",
        Map.of("hashes", Map.of()),
        Map.of("total", 10, "left", IntStream.range(0, left).boxed().toList(), "hash", ""));
  }

  private static Map<String, ?> keycloaksRecoveryCodes() {
    return credential(
        "recovery-authn-codes",
        Map.of("codes", List.of()),
        Map.of("algorithm", "SHA-512", "totalCodes", 12, "remainingCodes", 2));
  }

  private static Map<String, ?> used(Map<String, ?> credential) {
    Map<String, Object> used = new TreeMap<>(credential);
    used.put("createdDate", USED);
    return used;
  }

  private static Map<String, ?> credential(
      String type, Map<String, ?> secret, Map<String, ?> data) {
    return Map.of(
        "type",
        type,
        "createdDate",
        ENROLLED,
        "secretData",
        Json.object(secret).toString(),
        "credentialData",
        Json.object(data).toString());
  }
}
