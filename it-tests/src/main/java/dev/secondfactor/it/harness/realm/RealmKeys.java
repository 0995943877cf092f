package dev.secondfactor.it.harness.realm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The keys that realms of this JVM sign with. Keycloak would make two RSA keys for each realm,
 * which takes longer than all the rest of a test.
 */
final class RealmKeys {

  private static final String PRIVATE_KEY = newPrivateKey();

  private RealmKeys() {}

  /** The realm document's {@code components}: the keys alone, and Keycloak adds the others. */
  static JsonNode components() {
    return Json.tree(
        Map.of(
            "org.keycloak.keys.KeyProvider",
            List.of(
                key("rsa", Map.of("privateKey", List.of(PRIVATE_KEY))),
                key("hmac-generated", Map.of("algorithm", List.of("HS512"))),
                key("aes-generated", Map.of()))));
  }

  private static Map<String, Object> key(String providerId, Map<String, List<String>> config) {
    return Map.of("name", providerId, "providerId", providerId, "config", config);
  }

  private static String newPrivateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
