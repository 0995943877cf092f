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
 * @param secret as Keycloak's own set-up stores it: text whose bytes are the key, or one byte a
 *     character
 */
public record TotpDevice(String secret) {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private static final long STEP_SECONDS = 30;

  static TotpDevice create() {
    return new TotpDevice(UUID.randomUUID().toString().substring(0, 20));
  }

  /** An app that a key was typed into, as a set-up page shows it. */
  public static TotpDevice typed(String base32) {
    StringBuilder key = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (char digit : base32.replace(" ", "").toCharArray()) {
      buffer = (buffer << 5) | BASE_32.indexOf(digit);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        key.append((char) ((buffer >> bits) & 0xff));
      }
    }
    return new TotpDevice(key.toString());
  }

  /** The key as it would be typed into an app. */
  public String base32() {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte next : secret.getBytes(StandardCharsets.ISO_8859_1)) {
      buffer = (buffer << 8) | (next & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE_32.charAt((buffer >> bits) & 31));
      }
    }
    return bits == 0
        ? text.toString()
        : text.append(BASE_32.charAt((buffer << (5 - bits)) & 31)).toString();
  }

  /** The code it shows when its clock is so many steps of 30 seconds ahead of now. */
  public String codeAhead(int steps) {
    return code(Instant.now().plusSeconds(STEP_SECONDS * steps));
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
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.ISO_8859_1), "HmacSHA1"));
      byte[] hash = mac.doFinal(counter);
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
