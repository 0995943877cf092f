package dev.secondfactor.core.totp;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The secret that a device shares with the server. Its bytes are in no text but its own two. */
public final class TotpSecret {

  /** The length of a new secret, in bits (RFC 4226 R6). */
  public static final int BITS = 160;

  private static final int FEWEST_BITS = 128;
  private static final int GROUP = 4;

  private final byte[] bytes;

  private TotpSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Draws a secret of 160 bits. */
  public static TotpSecret draw(RandomGenerator random) {
    return draw(random, BITS);
  }

  /**
   * Draws a secret.
   *
   * @param random a cryptographically secure source outside of tests
   * @param bits its length, a multiple of 8, at least 128 (RFC 4226 R6)
   * @throws IllegalArgumentException when it would be shorter, or no whole number of bytes
   */
  public static TotpSecret draw(RandomGenerator random, int bits) {
    if (bits < FEWEST_BITS || bits % Byte.SIZE != 0) {
      throw new IllegalArgumentException("A secret cannot have " + bits + " bits");
    }
    byte[] bytes = new byte[bits / Byte.SIZE];
    random.nextBytes(bytes);
    return new TotpSecret(bytes);
  }

  /**
   * A secret that exists already, of whatever length it was given.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public static TotpSecret of(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("A secret cannot be empty");
    }
    return new TotpSecret(bytes.clone());
  }

  /** The secret written in base 32; empty when the text is none. */
  public static Optional<TotpSecret> fromBase32(String text) {
    return Base32.decode(text).filter(bytes -> bytes.length > 0).map(TotpSecret::new);
  }

  /** The secret in base 32, upper case, without padding (RFC 4648 6). */
  public String base32() {
    return Base32.encode(bytes);
  }

  /** The secret in base 32, in groups of four for reading. */
  public String grouped() {
    String text = base32();
    StringBuilder grouped = new StringBuilder();
    for (int start = 0; start < text.length(); start += GROUP) {
      grouped.append(start == 0 ? "" : " ");
      grouped.append(text, start, Math.min(text.length(), start + GROUP));
    }
    return grouped.toString();
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TotpSecret secret && Arrays.equals(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "a secret of " + bytes.length * Byte.SIZE + " bits";
  }
}
