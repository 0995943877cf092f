package dev.secondfactor.core.step;

import static dev.secondfactor.core.step.StepBench.noticeOf;
import static dev.secondfactor.core.step.StepBench.pageOf;
import static dev.secondfactor.core.step.StepBench.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotpStepClockTest {

  private static final Subject SUBJECT = new Subject("realm", "user", Method.TOTP, false);
  private static final Answer RIGHT = new Answer.Right();

  private final TotpBench bench = new TotpBench();

  @Nested
  @DisplayName("Given a device whose clock is off")
  class Drifting {

    @Test
    @Tag("standard")
    @DisplayName(
        "RFC 6238 6: a device at +45 s signs in, and the next check is centred on its drift")
    void learns() {
      Duration off = seconds(45);
      assertThat(bench.submit(bench.code(off))).isEqualTo(RIGHT);
      assertThat(bench.drift()).isEqualTo(1);

      // Late in a step the same device is two steps ahead, which no window around now has.
      bench.clock.forwardSeconds(45);
      assertThat(bench.submit(bench.code(off))).isEqualTo(RIGHT);
      assertThat(bench.drift()).isEqualTo(2);
    }

    @Test
    @DisplayName("it is learnt only when it is news")
    void onlyNews() {
      bench.submit(bench.code(0));
      assertThat(bench.drifts.learnt()).isZero();
      bench.nextStep();
      bench.submit(bench.code(1));
      bench.clock.forward(TotpBench.PERIOD.multipliedBy(2));
      bench.submit(bench.code(1));
      assertThat(bench.drifts.learnt()).isEqualTo(1);
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 6: step by step it is followed to ten minutes, and no further")
    void bounded() {
      for (int off = 1; off <= 21; off++) {
        bench.nextStep();
        assertThat(bench.submit(bench.code(off))).isEqualTo(RIGHT);
        assertThat(bench.drift()).isEqualTo(Math.min(off, 20));
      }
      bench.nextStep();
      assertThat(noticeOf(bench.submit(bench.code(22)))).isEqualTo(new Notice.Wrong(4));
      assertThat(bench.drift()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {-20, -2, 2, 20})
    @Tag("standard")
    @DisplayName("RFC 6238 6: a code of another time counts as wrong, and it is told how far off")
    void clockOff(int off) {
      Duration expected = TotpBench.PERIOD.multipliedBy(off);

      assertThat(bench.submit(bench.code(off)))
          .isEqualTo(WrongAnswers.open(new Notice.ClockOff(expected), 4));
      assertThat(bench.guards.read(SUBJECT).failures()).isEqualTo(1);
      assertThat(bench.drift()).isZero();
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 4226 7.3: who guessed a code of a later time cannot wait for it")
    void cannotBeWaitedFor() {
      String later = bench.code(10);
      bench.submit(later);
      bench.clock.forward(TotpBench.PERIOD.multipliedBy(10));

      assertThat(later).isEqualTo(bench.code(0));
      assertThat(noticeOf(bench.submit(later))).isEqualTo(new Notice.Replayed());
      bench.nextStep();
      assertThat(bench.submit(bench.code(0))).isEqualTo(RIGHT);
    }
  }

  @Nested
  @DisplayName("Given two codes to learn a drift from")
  class Resync {

    @ParameterizedTest
    @ValueSource(ints = {-12, 12})
    @Tag("standard")
    @DisplayName("RFC 6238 6: the device signs in with them, and with the next ones by itself")
    void learns(int off) {
      assertThat(bench.submit(bench.code(off))).isInstanceOf(Answer.Wrong.class);

      assertThat(bench.resync(bench.code(off), bench.code(off + 1))).isEqualTo(RIGHT);
      assertThat(bench.drift()).isEqualTo(off + 1);
      assertThat(bench.guards.read(SUBJECT)).isEqualTo(MethodGuard.CLEAR);
      bench.nextStep();
      bench.nextStep();
      assertThat(bench.submit(bench.code(off))).isEqualTo(RIGHT);
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: the newer of them is used up, with all before it")
    void usesUp() {
      String first = bench.code(-1);
      String second = bench.code(0);
      assertThat(bench.resync(first, second)).isEqualTo(RIGHT);

      assertThat(noticeOf(bench.resync(first, second))).isEqualTo(new Notice.Replayed());
      assertThat(noticeOf(bench.submit(second))).isEqualTo(new Notice.Replayed());
      assertThat(noticeOf(bench.resync(bench.code(-9), bench.code(-8))))
          .isEqualTo(new Notice.Replayed());
      assertThat(bench.drift()).isZero();
    }

    @Test
    @DisplayName("what is not in a row counts once")
    void wrong() {
      assertThat(noticeOf(bench.resync(bench.code(0), bench.code(2))))
          .isEqualTo(new Notice.Wrong(4));
      assertThat(noticeOf(bench.resync(bench.code(0), bench.code(0))))
          .isEqualTo(new Notice.Wrong(3));
      assertThat(pageOf(bench.resync(bench.code(1), bench.code(0))))
          .isEqualTo(new Page(CodeView.open(), new Notice.Wrong(2)));
      assertThat(bench.guards.read(SUBJECT).failures()).isEqualTo(3);
    }
  }
}
