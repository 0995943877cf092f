package dev.secondfactor.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CodeGeneratorTest {

  private static final int CODES = 1_000_000;
  private static final int LENGTH = 6;

  /** Of 9 degrees of freedom; a fair source is above it once in 10^12 times. */
  private static final double NEVER_9 = 75;

  /** Of 999 degrees of freedom; a fair source is above it less than once in 10^12 times. */
  private static final double NEVER_999 = 1380;

  @Test
  @Tag("standard")
  @DisplayName("OBV-5: no digit of a million codes is likelier than another (fixed seed)")
  void uniformWithSeed() {
    assertUniform(new SplittableRandom(20260301));
  }

  @Test
  @Tag("standard")
  @DisplayName("OBV-5: no digit of a million codes is likelier than another (secure random)")
  void uniformWithSecureRandom() {
    assertUniform(new SecureRandom());
  }

  @Property(tries = 200)
  @net.jqwik.api.Tag("standard")
  @Label("OBV-5: exactly as long as asked for, and of ASCII digits alone")
  void exactlyAsLongAsAskedForAndOnlyAsciiDigits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int length) {
    assertThat(new CodeGenerator(new SplittableRandom(seed)).draw(length))
        .matches("[0-9]{" + length + "}");
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 26: leading zeros are kept")
  void leadingZeros() {
    RandomGenerator zeros = () -> 0;

    assertThat(new CodeGenerator(zeros).draw(LENGTH)).isEqualTo("000000");
  }

  /** Chi-square of each place, and of the first three places together. */
  private static void assertUniform(RandomGenerator random) {
    CodeGenerator generator = new CodeGenerator(random);
    int[][] places = new int[LENGTH][10];
    int[] firstThree = new int[1000];
    for (int i = 0; i < CODES; i++) {
      String code = generator.draw(LENGTH);
      for (int place = 0; place < LENGTH; place++) {
        places[place][code.charAt(place) - '0']++;
      }
      firstThree[Integer.parseInt(code.substring(0, 3))]++;
    }

    for (int[] place : places) {
      assertThat(chiSquare(place)).isLessThan(NEVER_9);
    }
    assertThat(chiSquare(firstThree)).isLessThan(NEVER_999);
  }

  private static double chiSquare(int[] counts) {
    double expected = (double) CODES / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }
}
