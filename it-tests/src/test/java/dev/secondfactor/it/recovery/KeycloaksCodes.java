package dev.secondfactor.it.recovery;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Recovery codes of Keycloak's own kind: 12 characters, and only the next one works. */
final class KeycloaksCodes {

  /** The type of their credential. */
  static final String TYPE = "recovery-authn-codes";

  private static final int LENGTH = 12;

  private KeycloaksCodes() {}

  /** Gives an account some, and tells them in order. */
  static List<String> give(TestRealm realm, TestUser account, int count) {
    // Without the zero, which Keycloak's codes do not have.
    List<String> codes =
        Stream.generate(UUID::randomUUID)
            .map(uuid -> uuid.toString().replaceAll("[-0]", "X").toUpperCase(Locale.ROOT))
            .map(text -> text.substring(0, LENGTH))
            .limit(count)
            .toList();
    codes.forEach(realm::keepSecret);
    account.addKeycloaksRecoveryCodes(codes);
    return codes;
  }

  /** How many an account has left. */
  static int left(TestUser account) {
    String data = account.admin().credential(TYPE).orElseThrow().path("credentialData").asText();
    return Json.parse(data).path("remainingCodes").asInt();
  }
}
