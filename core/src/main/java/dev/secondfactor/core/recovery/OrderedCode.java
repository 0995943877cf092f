package dev.secondfactor.core.recovery;

import dev.secondfactor.core.code.CodeInput;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How a code of {@link OrderedCodes} is typed: 12 capital letters and digits. */
public final class OrderedCode {

  /** How many characters a code has. */
  public static final int LENGTH = 12;

  private static final int LETTERS_AND_DIGITS = 36;

  private OrderedCode() {}

  /**
   * Reads what a person typed. Case, width, blanks and hyphens do not matter. None of the letters
   * and digits is read as another one: this alphabet has nearly all of them.
   *
   * @return empty when it cannot be such a code
   */
  public static Optional<String> read(String input) {
    IntPredicate isOne = next -> Character.digit(next, LETTERS_AND_DIGITS) >= 0;
    return CodeInput.characters(input)
        .filter(characters -> characters.length == LENGTH)
        .filter(characters -> IntStream.of(characters).allMatch(isOne))
        .map(OrderedCode::capitals);
  }

  private static String capitals(int... characters) {
    return IntStream.of(characters)
        .map(next -> Character.digit(next, LETTERS_AND_DIGITS))
        .map(digit -> Character.toUpperCase(Character.forDigit(digit, LETTERS_AND_DIGITS)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
