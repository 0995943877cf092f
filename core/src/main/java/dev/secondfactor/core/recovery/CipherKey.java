package dev.secondfactor.core.recovery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of AES-256 that is kept outside of the database. It is named by a digest of itself: another
 * key cannot have the same name, and nobody has to think of names when keys are changed.
 */
public final class CipherKey {

  /** The length of a key, in bytes. */
  public static final int BYTES = 32;

  private static final String PURPOSE = "dev.secondfactor/recovery-key-id/v1";
  private static final int ID_BYTES = 8;

  private final String id;
  private final SecretKey secret;

  private CipherKey(byte[] bytes) {
    this.id = idOf(bytes);
    this.secret = new SecretKeySpec(bytes, "AES");
  }

  /**
   * Reads a key as it is configured.
   *
   * @param base64 32 bytes in Base64, blanks around it allowed
   * @return empty when it is anything else
   */
  public static Optional<CipherKey> read(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64.strip()))
          .filter(bytes -> bytes.length == BYTES)
          .map(CipherKey::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The name, 16 characters; not secret. */
  public String id() {
    return id;
  }

  SecretKey secret() {
    return secret;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "key " + id;
  }

  private static String idOf(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(PURPOSE.getBytes(StandardCharsets.UTF_8));
      byte[] all = digest.digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(all, ID_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
