package dev.secondfactor.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.testing.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockoutTest {

  private static final LockState OPEN = new LockState.Open();
  private static final LockState DISABLED = new LockState.Disabled();

  private final LockoutBench bench = new LockoutBench(new LockoutRules(5, seconds(60), 100));
  private final Subject subject = LockoutBench.SUBJECT;

  @Nested
  @DisplayName("Given a clear account")
  class Clear {

    @Test
    void permitsAreNumbered() {
      assertThat(bench.lockout().state(subject)).isEqualTo(OPEN);
      assertThat(bench.granted()).isEqualTo(new GuessPermit.Granted(0, 1, 4, false, false));
      assertThat(bench.granted()).isEqualTo(new GuessPermit.Granted(0, 2, 3, false, false));
    }

    @Test
    void aRightCodeLeavesNothingBehindAndWritesNoRecord() {
      bench.right();

      assertThat(bench.store.content()).isEmpty();
      assertThat(bench.guards.updates()).isZero();
      assertThat(bench.granted().number()).isEqualTo(1);
    }

    @Test
    void aWrongCodeIsRecorded() {
      assertThat(bench.wrong()).isEqualTo(OPEN);
      assertThat(bench.guards.read(subject).failures()).isEqualTo(1);
    }

    @Test
    @DisplayName("nobody's failures but the user's own count, realm by realm")
    void othersDoNotCount() {
      bench.wrong(5);

      assertThat(bench.lockout().state(subject)).isInstanceOf(LockState.Locked.class);
      for (Subject other :
          new Subject[] {
            new Subject("other", subject.userId(), subject.method(), false),
            new Subject(subject.realmId(), "other", subject.method(), false),
            new Subject(subject.realmId(), subject.userId(), subject.method(), true)
          }) {
        assertThat(bench.lockout().state(other)).as("%s", other).isEqualTo(OPEN);
        assertThat(bench.lockout().take(other))
            .isEqualTo(new GuessPermit.Granted(0, 1, 4, false, false));
      }
    }
  }

  @Nested
  @DisplayName("Given wrong codes in a row")
  class WrongCodes {

    @Test
    @Tag("standard")
    @DisplayName("RFC 4226 7.3: the fifth wrong code in a row locks, in every session")
    void fifthLocks() {
      assertThat(bench.wrong(4)).isEqualTo(OPEN);
      assertThat(bench.wrong()).isEqualTo(new LockState.Locked(seconds(60)));
      assertThat(bench.lockout().state(subject)).isEqualTo(new LockState.Locked(seconds(60)));
      assertThat(bench.lockout().take(subject))
          .isEqualTo(new GuessPermit.Refused(new LockState.Locked(seconds(60))));
    }

    @Test
    void theLockTellsHowLongItStillLasts() {
      bench.wrong(5);
      bench.clock.forwardSeconds(59);
      assertThat(bench.lockout().state(subject)).isEqualTo(new LockState.Locked(seconds(1)));

      bench.clock.forwardSeconds(1);
      assertThat(bench.lockout().state(subject)).isEqualTo(OPEN);
      assertThat(bench.granted()).isEqualTo(new GuessPermit.Granted(1, 1, 4, false, false));
    }

    @Test
    @DisplayName("before the request that locked has ended, the whole lock is told, never less")
    void lockWithoutItsEnd() {
      InMemoryStore.Request request = bench.store.request();
      Lockout lockout = bench.lockout(request);
      for (int i = 0; i < 5; i++) {
        lockout.failed(subject, (GuessPermit.Granted) lockout.take(subject));
      }
      bench.clock.forwardSeconds(20);

      assertThat(lockout.state(subject)).isEqualTo(new LockState.Locked(seconds(40)));
      assertThat(bench.lockout().state(subject)).isEqualTo(new LockState.Locked(seconds(60)));
      request.commit();
      assertThat(bench.lockout().state(subject)).isEqualTo(new LockState.Locked(seconds(40)));
    }

    @Test
    @Tag("standard")
    @DisplayName(
        "RFC 4226 7.3: each further lock lasts longer: 1, 5, 15, 60, 120 min, a day at most")
    void ladder() {
      for (long minutes : new long[] {1, 5, 15, 60, 120, 240, 480, 960, 1440, 1440}) {
        Duration lock = Duration.ofMinutes(minutes);
        assertThat(bench.wrong(5)).isEqualTo(new LockState.Locked(lock));
        bench.clock.forward(lock.minusMillis(1));
        assertThat(bench.lockout().state(subject)).isInstanceOf(LockState.Locked.class);
        bench.clock.forward(Duration.ofMillis(1));
        assertThat(bench.lockout().state(subject)).isEqualTo(OPEN);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 9, 17})
    @DisplayName("a right code clears them all, the ladder too")
    void rightClears(int wrong) {
      for (int i = 0; i < wrong; i++) {
        bench.waitForLock();
        bench.wrong();
      }
      bench.waitForLock();
      bench.right();

      assertThat(bench.guards.read(subject)).isEqualTo(MethodGuard.CLEAR);
      assertThat(bench.store.count("second-factor:guess")).isZero();
      assertThat(bench.wrong(5)).isEqualTo(new LockState.Locked(seconds(60)));
    }

    @Test
    @DisplayName("time alone does not clear them")
    void timeDoesNotClear() {
      bench.wrong(4);
      bench.clock.forward(Duration.ofDays(29));
      assertThat(bench.wrong()).isEqualTo(new LockState.Locked(seconds(60)));
      bench.clock.forward(Duration.ofDays(29));
      assertThat(bench.wrong(5)).isEqualTo(new LockState.Locked(seconds(300)));
    }

    @Test
    @DisplayName("a lock holds though an earlier round has been forgotten and a later one has not")
    void forgottenRound() {
      bench.wrong(5);
      bench.clock.forward(Duration.ofDays(20));
      bench.wrong(5);
      bench.clock.forward(Duration.ofDays(10));

      assertThat(bench.wrong(5)).isEqualTo(new LockState.Locked(seconds(60)));
      assertThat(bench.lockout().state(subject)).isEqualTo(new LockState.Locked(seconds(60)));
      assertThat(bench.lockout().take(subject)).isInstanceOf(GuessPermit.Refused.class);
    }

    @Test
    void aResetClearsThemAndTheLock() {
      bench.wrong(5);
      bench.clock.forwardSeconds(60);
      bench.wrong(5);
      bench.clock.forwardSeconds(10);
      bench.lockout().reset(subject);

      assertThat(bench.lockout().state(subject)).isEqualTo(OPEN);
      assertThat(bench.guards.read(subject)).isEqualTo(MethodGuard.CLEAR);
      assertThat(bench.wrong(4)).isEqualTo(OPEN);
      assertThat(bench.wrong()).isEqualTo(new LockState.Locked(seconds(60)));
      assertThat(bench.lockout().state(subject)).isEqualTo(new LockState.Locked(seconds(60)));
    }
  }

  @Nested
  @DisplayName("Given a node that dies")
  class Crash {

    @Test
    @DisplayName(
        "after the last slot was claimed and before the lock was set, the next guess locks")
    void beforeTheLock() {
      bench.wrong(4);
      bench.dieAtClaimOf("second-factor:lock:");

      assertThat(bench.lockout().take(subject))
          .isEqualTo(new GuessPermit.Refused(new LockState.Locked(seconds(60))));
      assertThat(bench.lockout().state(subject)).isEqualTo(new LockState.Locked(seconds(60)));
      bench.clock.forwardSeconds(60);
      assertThat(bench.granted().round()).isEqualTo(1);
    }

    @Test
    @DisplayName(
        "after the lock was set and before the round was ended, it refuses, then locks once more")
    void beforeTheRound() {
      bench.wrong(4);
      bench.dieAtClaimOf("second-factor:round:");

      for (int lock = 0; lock < 2; lock++) {
        assertThat(bench.lockout().take(subject))
            .isEqualTo(new GuessPermit.Refused(new LockState.Locked(seconds(60))));
        bench.clock.forwardSeconds(60);
      }
      assertThat(bench.granted().round()).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("Given a hundred wrong codes in a row")
  class Hundred {

    @Test
    @Tag("standard")
    @DisplayName("RL-2: exactly 100 are compared, then the method is disabled")
    void disabledAtHundred() {
      Instant disabledSince = bench.wrongUntilDisabled();

      assertThat(bench.compared).isEqualTo(100);
      assertThat(bench.guards.read(subject).disabledSince()).contains(disabledSince);
      assertThat(bench.lockout().state(subject)).isEqualTo(DISABLED);
      assertThat(bench.lockout().take(subject)).isEqualTo(new GuessPermit.Refused(DISABLED));
    }

    @Test
    @DisplayName("the hundredth may still be the right one")
    void hundredthRight() {
      for (int i = 0; i < 99; i++) {
        bench.waitForLock();
        assertThat(bench.wrong()).isNotEqualTo(DISABLED);
      }
      bench.waitForLock();
      bench.right();

      assertThat(bench.lockout().state(subject)).isEqualTo(OPEN);
      assertThat(bench.guards.read(subject)).isEqualTo(MethodGuard.CLEAR);
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-2: none more though records were read when a round was not yet in them")
    void oldRecord() {
      LockoutBench slow = new LockoutBench(new LockoutRules(5, seconds(60), 98));
      slow.readLagsBehindByFailures(5);
      for (int round = 0; round < 20; round++) {
        slow.waitForLock();
        slow.wrongAtTheSameTime(5);
      }

      assertThat(slow.compared).isEqualTo(98);
      assertThat(slow.lockout().state(subject)).isEqualTo(DISABLED);
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-4: disabled however long it takes, until a reset")
    void onlyAResetEnables() {
      bench.wrongUntilDisabled();
      bench.clock.forward(Duration.ofDays(1000));
      assertThat(bench.lockout().state(subject)).isEqualTo(DISABLED);
      assertThat(bench.lockout().take(subject)).isEqualTo(new GuessPermit.Refused(DISABLED));

      bench.lockout().reset(subject);
      assertThat(bench.lockout().state(subject)).isEqualTo(OPEN);
      assertThat(bench.granted()).isEqualTo(new GuessPermit.Granted(0, 1, 4, false, false));
    }

    @Test
    @Tag("standard")
    @DisplayName(
        "RL-4: enrolment has an account of its own, so that a disabled method can be bound")
    void enrolmentStaysPossible() {
      bench.wrongUntilDisabled();
      Subject enrolment = new Subject("realm", "user", Method.EMAIL_OTP, true);

      assertThat(bench.lockout().state(enrolment)).isEqualTo(OPEN);
      assertThat(bench.lockout().take(enrolment)).isInstanceOf(GuessPermit.Granted.class);
    }

    @Test
    @DisplayName("only the last two rounds are recorded before the comparison")
    void recordedOnlyWhenClose() {
      for (int i = 0; i < 89; i++) {
        bench.waitForLock();
        bench.wrong();
      }
      bench.waitForLock();
      GuessPermit.Granted last = bench.granted();
      assertThat(last.recorded()).isFalse();
      bench.lockout().failed(subject, last);
      assertThat(bench.guards.read(subject).failures()).isEqualTo(90);

      bench.waitForLock();
      assertThat(bench.granted().recorded()).isTrue();
      assertThat(bench.guards.read(subject).failures()).isEqualTo(91);
    }
  }

  @Test
  @DisplayName("a store that fails does not let anybody in")
  void failingStore() {
    assertThatThrownBy(() -> bench.lockoutDyingAt("second-factor:guess:").take(subject))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
