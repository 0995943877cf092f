package dev.secondfactor.it.harness.realm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app (RFC 6238, SHA-1, 6 digits, 30 seconds).
 *
 * @param secret as Keycloak stores it: text whose bytes are the key
 */
public record TotpDevice(String secret) {

  private static final long STEP_SECONDS = 30;

  static TotpDevice create() {
    return new TotpDevice(UUID.randomUUID().toString().substring(0, 20));
  }

  /** The code it shows now. */
  public String code() {
    return code(Instant.now());
  }

  /** The code it shows at a moment. */
  public String code(Instant moment) {
    byte[] counter =
        ByteBuffer.allocate(Long.BYTES).putLong(moment.getEpochSecond() / STEP_SECONDS).array();
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] hash = mac.doFinal(counter);
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
