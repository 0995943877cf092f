package dev.secondfactor.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecoveryCodeGeneratorTest {

  private static final int SETS = 10_000;
  private static final int COUNT = 20;

  /** Of 31 degrees of freedom; a fair source is above it once in 10^12 times. */
  private static final double NEVER_31 = 122;

  @Test
  @Tag("standard")
  @DisplayName("SRC-1: a code is one of 2^65, by the alphabet and length of the generator itself")
  void bits() {
    BigInteger codes =
        BigInteger.valueOf(Crockford.ALPHABET.chars().distinct().count())
            .pow(RecoveryCode.SECRET_LENGTH);

    assertThat(codes).isEqualTo(BigInteger.TWO.pow(65)).isGreaterThan(BigInteger.TWO.pow(64));
  }

  @Test
  @Tag("standard")
  @DisplayName("SRC-1: no character is likelier than another, in no place (fixed seed)")
  void uniformWithSeed() {
    assertUniform(new SplittableRandom(20260301));
  }

  @Test
  @Tag("standard")
  @DisplayName("SRC-1: no character is likelier than another, in no place (secure random)")
  void uniformWithSecureRandom() {
    assertUniform(new SecureRandom());
  }

  @Property(tries = 200)
  @net.jqwik.api.Tag("standard")
  @Label("SRC-1: a set has as many codes as asked for, numbered, each with a secret of its own")
  void aSet(@ForAll long seed, @ForAll @IntRange(min = 5, max = 20) int count) {
    List<RecoveryCode> codes = new RecoveryCodeGenerator(new SplittableRandom(seed)).draw(count);

    assertThat(codes).hasSize(count);
    assertThat(codes).extracting(RecoveryCode::index).isSorted().doesNotHaveDuplicates();
    assertThat(codes.get(0).index()).isEqualTo(1);
    assertThat(codes).extracting(RecoveryCode::secret).doesNotHaveDuplicates();
  }

  @Property(tries = 200)
  @Label("two sets share no code, nor a secret")
  void twoSets(@ForAll long seed) {
    RecoveryCodeGenerator generator = new RecoveryCodeGenerator(new SplittableRandom(seed));

    assertThat(secrets(generator)).doesNotContainAnyElementsOf(secrets(generator));
  }

  private static List<String> secrets(RecoveryCodeGenerator generator) {
    return generator.draw(COUNT).stream().map(RecoveryCode::secret).toList();
  }

  /** Chi-square of each place. */
  private static void assertUniform(RandomGenerator random) {
    RecoveryCodeGenerator generator = new RecoveryCodeGenerator(random);
    int[][] places = new int[RecoveryCode.SECRET_LENGTH][Crockford.ALPHABET.length()];
    for (int i = 0; i < SETS; i++) {
      for (String secret : secrets(generator)) {
        for (int place = 0; place < places.length; place++) {
          places[place][Crockford.ALPHABET.indexOf(secret.charAt(place))]++;
        }
      }
    }
    for (int[] place : places) {
      assertThat(chiSquare(place)).isLessThan(NEVER_31);
    }
  }

  private static double chiSquare(int[] counts) {
    double expected = (double) SETS * COUNT / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }
}
