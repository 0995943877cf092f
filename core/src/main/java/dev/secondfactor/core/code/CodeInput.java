package dev.secondfactor.core.code;

import java.util.Optional;

/**
 * What a person typed into a code field. Blanks and hyphens anywhere are dropped and digits of any
 * script (full-width, for example) are accepted; anything else cannot be a code of digits.
 */
public final class CodeInput {

  /** Longer input is not looked at: no code and no way to write one is that long. */
  private static final int LONGEST = 64;

  private CodeInput() {}

  /**
   * The digits of the input.
   *
   * @return the code in ASCII digits, or empty when the input cannot be a code of that length
   */
  public static Optional<String> digits(String input, int length) {
    return characters(input)
        .filter(characters -> characters.length == length)
        .flatMap(CodeInput::asDigits);
  }

  /**
   * What is left of the input without separators, as code points.
   *
   * @return empty when the input is too long to be looked at
   */
  public static Optional<int[]> characters(String input) {
    return input.length() > LONGEST
        ? Optional.empty()
        : Optional.of(input.codePoints().filter(next -> !isSeparator(next)).toArray());
  }

  /** Whether nothing but separators was typed. */
  public static boolean isBlank(String input) {
    return characters(input).filter(characters -> characters.length == 0).isPresent();
  }

  private static Optional<String> asDigits(int[] characters) {
    StringBuilder digits = new StringBuilder(characters.length);
    for (int codePoint : characters) {
      int digit = Character.digit(codePoint, 10);
      if (digit < 0) {
        return Optional.empty();
      }
      digits.append(digit);
    }
    return Optional.of(digits.toString());
  }

  private static boolean isSeparator(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || Character.getType(codePoint) == Character.DASH_PUNCTUATION;
  }
}
