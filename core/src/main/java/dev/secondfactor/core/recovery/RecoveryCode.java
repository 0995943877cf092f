package dev.secondfactor.core.recovery;

import dev.secondfactor.core.code.CodeInput;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One recovery code. It is written as 16 characters in four groups, for example {@code
 * 07K3-QF2M-9XD0-14T5}: two digits for its place in the set, the secret, and a check character.
 *
 * @param index its place in the set, 1 to {@value #MOST}; not secret, so that one hash tells
 *     whether the code is right. The place {@value #BYPASS} is in no set: it is that of a code
 *     which an administrator issues
 * @param secret 13 characters of Crockford's base 32
 */
public record RecoveryCode(int index, String secret) {

  /** The place of a code that an administrator issues. */
  public static final int BYPASS = 0;

  /** The most codes that a set can have. */
  public static final int MOST = 20;

  static final int SECRET_LENGTH = 13;

  private static final int INDEX_LENGTH = 2;

  /**
   * How many characters a code has, apart from what groups them: the last one checks the others.
   */
  public static final int LENGTH = INDEX_LENGTH + SECRET_LENGTH + 1;

  private static final int GROUP = 4;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when they cannot be those of a code
   */
  public RecoveryCode {
    if (index < BYPASS || index > MOST) {
      throw new IllegalArgumentException("No set has a code " + index);
    }
    if (secret.length() != SECRET_LENGTH
        || secret.chars().anyMatch(next -> Crockford.ALPHABET.indexOf(next) < 0)) {
      throw new IllegalArgumentException("The secret is none of " + SECRET_LENGTH + " characters");
    }
  }

  /**
   * Reads what a person typed. Case, width, blanks and hyphens do not matter, nor whether O is
   * typed for 0, or I or L for 1.
   */
  public static RecoveryReading read(String input) {
    if (CodeInput.isBlank(input)) {
      return new RecoveryReading.Missing();
    }
    Optional<String> code = CodeInput.characters(input).flatMap(RecoveryCode::characters);
    if (code.isEmpty()) {
      return new RecoveryReading.Malformed();
    }
    String body = code.orElseThrow().substring(0, LENGTH - 1);
    return code.orElseThrow().charAt(LENGTH - 1) == Crockford.check(body)
        ? ofBody(body)
        : new RecoveryReading.Mistyped();
  }

  /** The code as people get it. */
  public String written() {
    String body = (index < 10 ? "0" : "") + index + secret;
    String code = body + Crockford.check(body);
    return IntStream.iterate(0, start -> start < LENGTH, start -> start + GROUP)
        .mapToObj(start -> code.substring(start, start + GROUP))
        .collect(Collectors.joining("-"));
  }

  /** Whether it is one that an administrator issues. */
  public boolean isBypass() {
    return index == BYPASS;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "recovery code " + index;
  }

  /** The characters of the alphabet that were meant; empty when they cannot be those of a code. */
  private static Optional<String> characters(int... codePoints) {
    int[] values = Crockford.values(codePoints).toArray();
    if (values.length != LENGTH || IntStream.of(values).anyMatch(value -> value < 0)) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.of(values)
            .mapToObj(value -> Crockford.ALPHABET.substring(value, value + 1))
            .collect(Collectors.joining()));
  }

  private static RecoveryReading ofBody(String body) {
    String index = body.substring(0, INDEX_LENGTH);
    if (!index.chars().allMatch(Character::isDigit) || Integer.parseInt(index) > MOST) {
      return new RecoveryReading.Malformed();
    }
    return new RecoveryReading.Read(
        new RecoveryCode(Integer.parseInt(index), body.substring(INDEX_LENGTH)));
  }
}
