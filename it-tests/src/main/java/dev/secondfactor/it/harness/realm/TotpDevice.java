package dev.secondfactor.it.harness.realm;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app (RFC 6238).
 *
 * @param secret as Keycloak's own set-up stores it: text whose bytes are the key, or one byte a
 *     character
 * @param algorithm Java's name of the hash
 * @param digits of a code
 * @param period how long a code is shown, in seconds
 */
public record TotpDevice(String secret, String algorithm, int digits, int period) {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** No server takes a code of more minutes before or after its own time. */
  private static final int FARTHEST_MINUTES = 15;

  static TotpDevice create() {
    return withSecret(UUID.randomUUID().toString().substring(0, 20));
  }

  private static TotpDevice withSecret(String secret) {
    return new TotpDevice(secret, "HmacSHA1", 6, 30);
  }

  /**
   * An app that has scanned a QR code; what the code leaves out is as in most apps.
   *
   * @param uri the text of the QR code: {@code otpauth://totp/...?secret=...}
   */
  public static TotpDevice scanned(String uri) {
    Map<String, String> parameters =
        Arrays.stream(URI.create(uri).getQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new TotpDevice(
        typed(parameters.getOrDefault("secret", "")).secret(),
        "Hmac" + parameters.getOrDefault("algorithm", "SHA1"),
        Integer.parseInt(parameters.getOrDefault("digits", "6")),
        Integer.parseInt(parameters.getOrDefault("period", "30")));
  }

  /** An app that a key was typed into, as a set-up page shows it; all else as in most apps. */
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
    return withSecret(key.toString());
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

  /** The code it shows when its clock is so many steps ahead of now. */
  public String codeAhead(int steps) {
    return code(Instant.now().plusSeconds((long) period * steps));
  }

  /** The n-th of the codes that it shows at no time near now; each n gives another one, from 0. */
  public String wrongCode(int n) {
    return wrongCode(n, Instant.now());
  }

  /** As the other, for a server with another time. */
  public String wrongCode(int n, Instant now) {
    int steps = FARTHEST_MINUTES * 60 / period;
    Set<String> right =
        IntStream.rangeClosed(-steps, steps)
            .mapToObj(step -> code(now.plusSeconds((long) period * step)))
            .collect(Collectors.toSet());
    return IntStream.iterate(n * 1000, next -> next + 1)
        .mapToObj(this::written)
        .filter(code -> !right.contains(code))
        .findFirst()
        .orElseThrow();
  }

  /** The code it shows now. */
  public String code() {
    return code(Instant.now());
  }

  /** The code it shows at a moment. */
  public String code(Instant moment) {
    byte[] counter =
        ByteBuffer.allocate(Long.BYTES).putLong(moment.getEpochSecond() / period).array();
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.ISO_8859_1), algorithm));
      byte[] hash = mac.doFinal(counter);
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return written(number % (int) Math.pow(10, digits));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String written(int number) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }
}
