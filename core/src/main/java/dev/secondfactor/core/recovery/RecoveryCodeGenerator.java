package dev.secondfactor.core.recovery;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws recovery codes of 65 random bits, each character equally likely (SRC-1). */
public final class RecoveryCodeGenerator {

  private final RandomGenerator random;

  /**
   * A generator over a source of randomness.
   *
   * @param random a cryptographically secure source outside of tests
   */
  public RecoveryCodeGenerator(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Draws the codes of a set.
   *
   * @param count how many, {@link RecoveryCode#MOST} at most
   */
  public List<RecoveryCode> draw(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(index -> new RecoveryCode(index, secret()))
        .toList();
  }

  /** Draws a code that an administrator issues. */
  public RecoveryCode drawBypass() {
    return new RecoveryCode(RecoveryCode.BYPASS, secret());
  }

  private String secret() {
    return IntStream.range(0, RecoveryCode.SECRET_LENGTH)
        .map(place -> random.nextInt(Crockford.ALPHABET.length()))
        .mapToObj(value -> Crockford.ALPHABET.substring(value, value + 1))
        .collect(Collectors.joining());
  }
}
