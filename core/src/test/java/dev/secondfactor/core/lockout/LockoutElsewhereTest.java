package dev.secondfactor.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given codes that are compared elsewhere, without a permit")
class LockoutElsewhereTest {

  private static final LockState OPEN = new LockState.Open();
  private static final LockState DISABLED = new LockState.Disabled();
  private static final Failure DISABLED_NOW = new Failure(DISABLED, 0, true);

  private final Subject subject = LockoutBench.SUBJECT;
  private final LockoutBench bench = disabledAfter(100);

  @Nested
  @DisplayName("when they are wrong")
  class Wrong {

    @Test
    @DisplayName("they take the slots that guesses at our steps take")
    void takeSlots() {
      assertThat(failed()).isEqualTo(new Failure(OPEN, 4, false));
      assertThat(failed()).isEqualTo(new Failure(OPEN, 3, false));

      assertThat(bench.granted().number()).isEqualTo(3);
      assertThat(bench.guards.read(subject).failures()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    @DisplayName("the fifth in a row locks, wherever the ones before were tried")
    void lock(int atOurSteps) {
      for (int i = 0; i < atOurSteps; i++) {
        bench.wrong();
      }
      for (int i = atOurSteps; i < 4; i++) {
        failed();
      }

      assertThat(failed()).isEqualTo(new Failure(new LockState.Locked(seconds(60)), 0, true));
      assertThat(bench.lockout().take(subject)).isInstanceOf(GuessPermit.Refused.class);
    }

    @Test
    @DisplayName("in a lock they make it no longer and are recorded all the same")
    void inALock() {
      bench.wrong(5);
      bench.clock.forwardSeconds(10);

      assertThat(failed()).isEqualTo(new Failure(new LockState.Locked(seconds(50)), 0, false));
      assertThat(bench.guards.read(subject).failures()).isEqualTo(6);
      bench.clock.forwardSeconds(50);
      assertThat(bench.granted()).isEqualTo(new GuessPermit.Granted(1, 1, 4, false, false));
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-2: in a lock, too, the hundredth disables, and that is told once")
    void disableInALock() {
      bench.wrong(5);
      for (int failures = 6; failures < 100; failures++) {
        assertThat(failed().barredNow()).as("failure %d", failures).isFalse();
      }

      assertThat(failed()).isEqualTo(DISABLED_NOW);
      assertThat(failed()).isEqualTo(new Failure(DISABLED, 0, false));
      assertThat(bench.guards.read(subject))
          .satisfies(guard -> assertThat(guard.failures()).isEqualTo(100))
          .satisfies(guard -> assertThat(guard.disabledSince()).contains(bench.clock.instant()));
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-2: it is told, too, when the number that disables ends no round")
    void disableInARound() {
      LockoutBench twelve = disabledAfter(12);
      for (int i = 0; i < 11; i++) {
        twelve.waitForLock();
        twelve.lockout().failedElsewhere(subject);
      }
      twelve.waitForLock();

      assertThat(twelve.lockout().failedElsewhere(subject)).isEqualTo(DISABLED_NOW);
    }

    @Test
    @DisplayName(
        "a number that disables and was lowered below what is recorded disables at the next")
    void disableAfterAChangeOfPolicy() {
      bench.wrong(5);
      for (int i = 0; i < 20; i++) {
        failed();
      }
      LockoutBench strict = new LockoutBench(bench, new LockoutRules(5, seconds(60), 10));

      assertThat(strict.lockout().failedElsewhere(subject)).isEqualTo(DISABLED_NOW);
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 2: of 50 at once all are recorded, and one is told of the lock")
    void parallel() {
      List<Failure> failures = Parallel.run(50, number -> bench.lockout().failedElsewhere(subject));

      assertThat(failures).filteredOn(Failure::barredNow).hasSize(1);
      assertThat(failures).filteredOn(failure -> failure.state().equals(OPEN)).hasSize(4);
      assertThat(bench.guards.read(subject).failures()).isEqualTo(50);
      assertThat(bench.lockout().state(subject)).isInstanceOf(LockState.Locked.class);
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 2: of 50 at once that disable, one is told of that")
    void parallelToTheEnd() {
      LockoutBench forty = disabledAfter(40);

      List<Failure> failures = Parallel.run(50, number -> forty.lockout().failedElsewhere(subject));

      assertThat(failures).filteredOn(DISABLED_NOW::equals).hasSize(1);
      assertThat(failures).filteredOn(Failure::barredNow).hasSizeLessThanOrEqualTo(2);
      assertThat(forty.lockout().state(subject)).isEqualTo(DISABLED);
    }
  }

  @Nested
  @DisplayName("when they are right")
  class Right {

    @Test
    @DisplayName("they clear the account")
    void clear() {
      bench.wrong(5);
      bench.clock.forwardSeconds(60);
      bench.wrong(4);

      succeeded();

      assertThat(bench.guards.read(subject)).isEqualTo(MethodGuard.CLEAR);
      assertThat(bench.wrong(4)).isEqualTo(OPEN);
      assertThat(bench.wrong()).isEqualTo(new LockState.Locked(seconds(60)));
    }

    @Test
    @DisplayName("they lift no lock: here none would have been accepted")
    void liftNoLock() {
      bench.wrong(5);

      succeeded();

      assertThat(bench.lockout().state(subject)).isEqualTo(new LockState.Locked(seconds(60)));
      assertThat(bench.guards.read(subject).failures()).isEqualTo(5);
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-4: they never enable a method that is disabled")
    void enableNothing() {
      bench.wrongUntilDisabled();
      bench.clock.forward(Duration.ofDays(1000));

      succeeded();

      assertThat(bench.lockout().state(subject)).isEqualTo(DISABLED);
      assertThat(bench.guards.read(subject).failures()).isEqualTo(100);
    }

    @Test
    @DisplayName("they write nothing when nothing was wrong")
    void writeNothing() {
      succeeded();

      assertThat(bench.guards.updates()).isZero();
      assertThat(bench.store.content()).isEmpty();
    }
  }

  private Failure failed() {
    return bench.lockout().failedElsewhere(subject);
  }

  private void succeeded() {
    bench.lockout().succeededElsewhere(subject);
  }

  private static LockoutBench disabledAfter(int failures) {
    return new LockoutBench(new LockoutRules(5, seconds(60), failures));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
