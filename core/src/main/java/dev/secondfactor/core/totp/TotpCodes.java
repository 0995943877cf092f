package dev.secondfactor.core.totp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes of one device, step by step (RFC 6238 4.2). For one thread at a time. */
public final class TotpCodes {

  /** The decimal digits of the greatest 31 bits. */
  private static final int MOST_DIGITS = 10;

  private final Mac mac;
  private final int digits;

  /** The codes of this secret. */
  public TotpCodes(TotpSecret secret, TotpParameters parameters) {
    this.digits = parameters.digits();
    this.mac = mac(secret, parameters.algorithm());
  }

  /** The code of a step in ASCII digits, leading zeros included (RFC 4226 5.3). */
  public String at(long step) {
    byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    String decimal = Integer.toString(truncated);
    String padded = "0".repeat(MOST_DIGITS - decimal.length()) + decimal;
    return padded.substring(MOST_DIGITS - digits);
  }

  private static Mac mac(TotpSecret secret, TotpAlgorithm algorithm) {
    try {
      Mac mac = Mac.getInstance(algorithm.keycloakName());
      mac.init(new SecretKeySpec(secret.bytes(), algorithm.keycloakName()));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Every Java runtime has " + algorithm.keycloakName() + ", and any secret is a key", e);
    }
  }
}
