package dev.secondfactor.core.totp;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Base 32 as authenticator apps read it (RFC 4648 6): without padding. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int waiting = 0;
    for (byte next : bytes) {
      buffer = buffer << Byte.SIZE | (next & 0xff);
      waiting += Byte.SIZE;
      while (waiting >= BITS) {
        waiting -= BITS;
        text.append(digit(buffer >> waiting));
      }
    }
    if (waiting > 0) {
      text.append(digit(buffer << (BITS - waiting)));
    }
    return text.toString();
  }

  /**
   * The bytes of a text in upper or lower case, with or without blanks; empty when it has other
   * characters or is not what some bytes are written as.
   */
  static Optional<byte[]> decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int waiting = 0;
    for (char next : text.replaceAll("\\s", "").toUpperCase(Locale.ROOT).toCharArray()) {
      int value = ALPHABET.indexOf(next);
      if (value < 0) {
        return Optional.empty();
      }
      buffer = buffer << BITS | value;
      waiting += BITS;
      if (waiting >= Byte.SIZE) {
        waiting -= Byte.SIZE;
        bytes.write(buffer >> waiting);
        buffer &= (1 << waiting) - 1;
      }
    }
    // What is left over only fills the last character.
    return waiting < BITS && buffer == 0 ? Optional.of(bytes.toByteArray()) : Optional.empty();
  }

  private static char digit(int value) {
    return ALPHABET.charAt(value & ((1 << BITS) - 1));
  }
}
