package dev.secondfactor.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutRulesTest {

  @ParameterizedTest
  @CsvSource({
    "60, 0, 60",
    "60, 1, 300",
    "60, 2, 900",
    "60, 3, 3600",
    "60, 4, 7200",
    "60, 5, 14400",
    "60, 7, 57600",
    "60, 8, 86400",
    "60, 2147483647, 86400",
    "10, 0, 10",
    "10, 3, 600",
    "10, 4, 1200",
    "86400, 0, 86400",
    "86400, 1, 86400",
    "20000, 1, 86400",
    "1440, 3, 86400",
    "1439, 3, 86340"
  })
  void ladder(long first, int round, long expected) {
    assertThat(rules(first).lockAfter(round)).isEqualTo(Duration.ofSeconds(expected));
  }

  @Property(tries = 300)
  void neverShorterThanTheOneBeforeAndNeverLongerThanADay(
      @ForAll @IntRange(min = 10, max = 86400) int first, @ForAll @IntRange(max = 100) int round) {
    Duration lock = rules(first).lockAfter(round);

    assertThat(lock).isBetween(Duration.ofSeconds(first), Duration.ofDays(1));
    assertThat(rules(first).lockAfter(round + 1)).isGreaterThanOrEqualTo(lock);
  }

  private static LockoutRules rules(long firstLock) {
    return new LockoutRules(5, Duration.ofSeconds(firstLock), 100);
  }
}
