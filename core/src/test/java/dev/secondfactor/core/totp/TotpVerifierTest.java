package dev.secondfactor.core.totp;

import static dev.secondfactor.core.totp.Devices.DEVICE;
import static dev.secondfactor.core.totp.Devices.PERIOD;
import static dev.secondfactor.core.totp.Devices.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpVerifierTest {

  private static final int MOST = 20;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:15:45Z"));
  private final TotpVerifier verifier = new TotpVerifier(clock);
  private final long now = USUAL.stepOf(clock.instant());

  @Nested
  @DisplayName("Given a code of a step near now")
  class Near {

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: one step on either side is right")
    void inWindow(int drift) {
      assertThat(verify(1, 0, now + drift)).isEqualTo(new TotpMatch.Right(now + drift, drift));
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "0, 1", "1, -2", "1, 2", "2, -3", "2, 3", "1, -20", "1, 20"})
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: a step outside of the window is not, and it is told how far off")
    void outside(int window, int off) {
      assertThat(verify(window, 0, now + off))
          .isEqualTo(new TotpMatch.OtherTime(now + off, PERIOD.multipliedBy(off)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-22, -21, 21, 22, 1000})
    @DisplayName("what is more than ten minutes off is just wrong")
    void far(int off) {
      assertThat(verify(1, 0, now + off)).isEqualTo(new TotpMatch.None());
    }

    @Test
    @DisplayName("of several steps that a code is of, the newest counts")
    void newest() {
      // Two steps of this device that have the same code, found by trying.
      long older = sameCode()[0];
      long newer = sameCode()[1];
      MovableClock between = new MovableClock(Instant.ofEpochSecond(older * 30));
      TotpWindow wide = new TotpWindow(Math.toIntExact(newer - older), 0);

      assertThat(new TotpVerifier(between).verify(DEVICE, wide, code(older)))
          .isEqualTo(new TotpMatch.Right(newer, Math.toIntExact(newer - older)));
    }

    private long[] sameCode() {
      Map<String, Long> seen = new HashMap<>();
      TotpCodes codes = DEVICE.codes();
      for (long step = now; ; step++) {
        Long earlier = seen.put(codes.at(step), step);
        if (earlier != null) {
          return new long[] {earlier, step};
        }
      }
    }
  }

  @Nested
  @DisplayName("Given a device that is known to be off")
  class Drifting {

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 6: the window is centred on the drift")
    void centred() {
      assertThat(verify(1, 5, now + 4)).isEqualTo(new TotpMatch.Right(now + 4, 4));
      assertThat(verify(1, 5, now + 6)).isEqualTo(new TotpMatch.Right(now + 6, 6));
      assertThat(verify(1, 5, now + 7))
          .isEqualTo(new TotpMatch.OtherTime(now + 7, PERIOD.multipliedBy(2)));
      assertThat(verify(1, 5, now))
          .isEqualTo(new TotpMatch.OtherTime(now, PERIOD.multipliedBy(-5)));
    }

    @Test
    @DisplayName("at the bound the window still has both its sides")
    void atTheBound() {
      assertThat(verify(1, MOST, now + 21)).isEqualTo(new TotpMatch.Right(now + 21, 21));
      assertThat(verify(1, -MOST, now - 21)).isEqualTo(new TotpMatch.Right(now - 21, -21));
      assertThat(verify(1, MOST, now + 22)).isEqualTo(new TotpMatch.None());
      assertThat(verify(1, -MOST, now - 22)).isEqualTo(new TotpMatch.None());
    }

    @Test
    void theBoundIsTenMinutes() {
      assertThat(USUAL.mostDrift()).isEqualTo(MOST);
      assertThat(USUAL.bounded(21)).isEqualTo(20);
      assertThat(USUAL.bounded(-21)).isEqualTo(-20);
      assertThat(USUAL.bounded(-7)).isEqualTo(-7);
    }
  }

  @Nested
  @DisplayName("Given two codes in a row")
  class Resync {

    @ParameterizedTest
    @ValueSource(ints = {-19, -5, 0, 1, 20})
    @Tag("standard")
    @DisplayName("RFC 6238 6: they tell the drift")
    void found(int drift) {
      assertThat(resync(now + drift - 1, now + drift)).contains(new TotpResync(now + drift, drift));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 2", "1, 0", "0, -1", "-21, -20", "20, 21", "30, 31"})
    @Tag("standard")
    @DisplayName("RFC 6238 6: equal ones, others and those of another time tell nothing")
    void notFound(int first, int second) {
      assertThat(resync(now + first, now + second)).isEmpty();
    }

    @Test
    void oneRightCodeIsNotEnough() {
      assertThat(verifier.resync(DEVICE, code(now), "000000")).isEmpty();
      assertThat(verifier.resync(DEVICE, "000000", code(now))).isEmpty();
    }
  }

  @Property
  @Label("RFC 6238 6: no drift brings the window further than ten minutes from now")
  @net.jqwik.api.Tag("standard")
  void bounded(
      @ForAll int drift,
      @ForAll @IntRange(min = 1, max = 900) int period,
      @ForAll @IntRange(max = 3) int window) {
    TotpParameters parameters =
        new TotpParameters(TotpAlgorithm.SHA1, 8, Duration.ofSeconds(period));
    int bounded = parameters.bounded(drift);
    TotpDevice device = new TotpDevice("credential", Devices.seed(20), parameters);
    long step = parameters.stepOf(clock.instant()) + bounded;

    assertThat(Math.abs(bounded) * period).isLessThanOrEqualTo(600);
    assertThat(parameters.bounded(bounded)).isEqualTo(bounded);
    assertThat(verifier.verify(device, new TotpWindow(window, drift), device.codes().at(step)))
        .isEqualTo(new TotpMatch.Right(step, bounded));
  }

  @Test
  void aWindowHasNoNegativeSize() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TotpWindow(-1, 0));
  }

  private TotpMatch verify(int window, int drift, long step) {
    return verifier.verify(DEVICE, new TotpWindow(window, drift), code(step));
  }

  private Optional<TotpResync> resync(long first, long second) {
    return verifier.resync(DEVICE, code(first), code(second));
  }

  private static String code(long step) {
    return DEVICE.codes().at(step);
  }
}
