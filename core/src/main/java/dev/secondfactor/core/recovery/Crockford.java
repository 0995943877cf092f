package dev.secondfactor.core.recovery;

import java.util.stream.IntStream;

/**
 * Base 32 by Douglas Crockford: no letter that looks like a digit, and each that does is read as
 * that digit. His check symbol is not used, for it may be {@code *}, {@code ~}, {@code $} or {@code
 * =}; the one here is a character like the others.
 */
final class Crockford {

  static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** What each digit and letter is read as, in the order of {@link Character#digit} of radix 36. */
  private static final String READ_AS = "0123456789ABCDEFGH1JK1MN0PQRST-VWXYZ";

  private static final int CARRY = 32;

  /** Of the field with 32 elements: x^5 + x^2 + 1. */
  private static final int POLYNOMIAL = 0b100101;

  private Crockford() {}

  /** The values of characters of any case and width; negative where there is none. */
  static IntStream values(int... codePoints) {
    return IntStream.of(codePoints)
        .map(codePoint -> Character.digit(codePoint, READ_AS.length()))
        .map(digit -> digit < 0 ? digit : ALPHABET.indexOf(READ_AS.charAt(digit)));
  }

  /**
   * The character that, behind the text, tells when one character is wrong or any two have changed
   * places: the sum of the values in the field with 32 elements, each times another power of x.
   *
   * @param text at most 30 characters of the alphabet
   */
  static char check(String text) {
    int sum = 0;
    for (int place = 0; place < text.length(); place++) {
      sum = timesX(sum ^ ALPHABET.indexOf(text.charAt(place)));
    }
    return ALPHABET.charAt(sum);
  }

  private static int timesX(int value) {
    int doubled = value << 1;
    return doubled < CARRY ? doubled : doubled ^ POLYNOMIAL;
  }
}
