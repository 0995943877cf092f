package dev.secondfactor.core.code;

import java.util.Optional;

/**
 * What a person typed into a code field. Blanks and hyphens anywhere are dropped and digits of any
 * script (full-width, for example) are accepted; anything else cannot be a code.
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
    if (input.length() > LONGEST) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(length);
    for (int codePoint : input.codePoints().toArray()) {
      int digit = Character.digit(codePoint, 10);
      if (digit >= 0) {
        digits.append(digit);
      } else if (!isSeparator(codePoint)) {
        return Optional.empty();
      }
    }
    return digits.length() == length ? Optional.of(digits.toString()) : Optional.empty();
  }

  /** Whether nothing but separators was typed. */
  public static boolean isBlank(String input) {
    return input.length() <= LONGEST && input.codePoints().allMatch(CodeInput::isSeparator);
  }

  private static boolean isSeparator(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || Character.getType(codePoint) == Character.DASH_PUNCTUATION;
  }
}
