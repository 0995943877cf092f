package dev.secondfactor.core.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under a key of the realm. It names entries of the store so that they can be neither
 * guessed nor read back to a person, and it digests codes (ASVS 11.2.4). Parts are length-prefixed:
 * no two lists of parts give the same input.
 */
public final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String KEY_PURPOSE = "dev.secondfactor/keyed-hash/v1";
  private static final String STORE_PREFIX = "second-factor:";

  private final SecretKey key;

  private KeyedHash(SecretKey key) {
    this.key = key;
  }

  /** A hash under a key that is derived for this purpose alone from a secret of the realm. */
  public static KeyedHash derivedFrom(SecretKey realmSecret) {
    byte[] derived = new KeyedHash(realmSecret).mac(KEY_PURPOSE);
    return new KeyedHash(new SecretKeySpec(derived, ALGORITHM));
  }

  /**
   * The name of an entry of the store: a readable kind and a hash of the parts, at most 80
   * characters.
   */
  public String storeKey(String kind, String... parts) {
    String[] all = new String[parts.length + 1];
    all[0] = kind;
    System.arraycopy(parts, 0, all, 1, parts.length);
    return STORE_PREFIX + kind + ":" + digest(all);
  }

  /** The hash of the parts in base64url without padding, 43 characters. */
  public String digest(String... parts) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(parts));
  }

  private byte[] mac(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
    }
  }
}
