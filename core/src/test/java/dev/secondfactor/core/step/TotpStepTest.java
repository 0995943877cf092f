package dev.secondfactor.core.step;

import static dev.secondfactor.core.step.StepBench.noticeOf;
import static dev.secondfactor.core.step.StepBench.seconds;
import static dev.secondfactor.core.step.TotpBench.DEVICE;
import static dev.secondfactor.core.step.TotpBench.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotpStepTest {

  private static final Subject SUBJECT = new Subject("realm", "user", Method.TOTP, false);
  private static final Answer RIGHT = new Answer.Right();

  private final TotpBench bench = new TotpBench();

  @Nested
  @DisplayName("Given the right code")
  class Right {

    @Test
    void thePageIsOpen() {
      assertThat(bench.open()).isEqualTo(new Page(CodeView.open(), new Notice.None()));
      assertThat(bench.open().view().state()).isEqualTo(CodeView.State.OPEN);
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2, SFOV-4: the same code a second time is refused, counts and is told")
    void replayed() {
      assertThat(bench.submit(bench.code(0))).isEqualTo(RIGHT);
      Answer again = bench.submit(bench.code(0));

      assertThat(again).isEqualTo(WrongAnswers.open(new Notice.Replayed(), 4));
      assertThat(bench.guards.read(SUBJECT).failures()).isEqualTo(1);
      bench.nextStep();
      assertThat(bench.submit(bench.code(0))).isEqualTo(RIGHT);
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2, ASVS 6.5.1: an older code after a newer one is refused")
    void older() {
      assertThat(bench.submit(bench.code(1))).isEqualTo(RIGHT);

      assertThat(noticeOf(bench.submit(bench.code(0)))).isEqualTo(new Notice.Replayed());
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: a code that Keycloak's own form has accepted is refused")
    void usedInKeycloak() {
      bench.store.claim("credential." + bench.code(0), seconds(90));

      assertThat(noticeOf(bench.submit(bench.code(0)))).isEqualTo(new Notice.Replayed());
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: of 20 who give it at the same moment one is let in")
    void parallel() {
      String code = bench.code(0);

      assertThat(Parallel.run(20, number -> bench.submit(code))).containsOnlyOnce(RIGHT);
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 26: it may be typed with blanks and in digits of another script")
    void written() {
      StringBuilder wide = new StringBuilder(" ");
      bench
          .code(0)
          .chars()
          .forEach(digit -> wide.append((char) (digit - '0' + '\uff10')).append(' '));

      assertThat(bench.submit(wide.toString())).isEqualTo(RIGHT);
    }

    @Test
    @DisplayName("it clears the wrong ones before it")
    void clears() {
      bench.wrong(4);
      assertThat(bench.guards.read(SUBJECT).failures()).isEqualTo(4);
      assertThat(bench.submit(bench.code(0))).isEqualTo(RIGHT);

      assertThat(bench.guards.read(SUBJECT)).isEqualTo(MethodGuard.CLEAR);
      assertThat(noticeOf(bench.wrong())).isEqualTo(new Notice.Wrong(4));
    }
  }

  @Nested
  @DisplayName("Given what is not compared")
  class NotCompared {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "\u3000"})
    @Tag("trap")
    @DisplayName("TRAP 13: nothing typed costs nothing")
    void missing(String input) {
      costsNothing(bench.submit(input), new Notice.Missing());
      costsNothing(bench.resync(input, "123456"), new Notice.Missing());
      costsNothing(bench.resync("123456", input), new Notice.Missing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12345678", "abcdef", "'; drop table"})
    @Tag("trap")
    @DisplayName("TRAP 13: what cannot be a code costs nothing")
    void malformed(String input) {
      costsNothing(bench.submit(input), new Notice.Malformed(6));
      costsNothing(bench.resync(input, "123456"), new Notice.Malformed(6));
      costsNothing(bench.resync("123456", input), new Notice.Malformed(6));
    }

    private void costsNothing(Answer answer, Notice notice) {
      assertThat(answer).isEqualTo(new Answer.NotCompared(new Page(CodeView.open(), notice)));
      assertThat(bench.guards.updates()).isZero();
      assertThat(bench.store.content()).isEmpty();
    }
  }

  @Nested
  @DisplayName("Given wrong codes")
  class Wrong {

    @Test
    @Tag("standard")
    @DisplayName("RFC 4226 7.3: each one counts and tells how many are left; the fifth locks")
    void countDown() {
      for (int left = 4; left > 0; left--) {
        assertThat(bench.wrong()).isEqualTo(WrongAnswers.open(new Notice.Wrong(left), left));
      }
      Page locked = new Page(CodeView.locked(seconds(60)), new Notice.Locked(seconds(60)));
      assertThat(bench.wrong()).isEqualTo(WrongAnswers.locked(seconds(60)));

      assertThat(bench.submit(bench.code(0))).isEqualTo(new Answer.NotCompared(locked));
      assertThat(bench.resync(bench.code(0), bench.code(1)))
          .isEqualTo(new Answer.NotCompared(locked));
      assertThat(bench.open()).isEqualTo(locked);
      bench.clock.forwardSeconds(60);
      assertThat(bench.submit(bench.code(0))).isEqualTo(RIGHT);
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 2: of 50 at the same moment five are compared, the right one after them not")
    void parallel() {
      String wrong = bench.wrongCode();
      List<Answer> answers = Parallel.run(50, number -> bench.submit(wrong));

      assertThat(answers).filteredOn(Answer.Wrong.class::isInstance).hasSize(5);
      assertThat(answers).filteredOn(Answer.NotCompared.class::isInstance).hasSize(45);
      assertThat(bench.submit(bench.code(0))).isInstanceOf(Answer.NotCompared.class);
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-2: after a hundred the method is disabled, and the right code refused")
    void disabled() {
      int compared = 0;
      while (!bench.open().view().state().equals(CodeView.State.DISABLED)) {
        bench.clock.forward(bench.open().view().lockedFor());
        compared += bench.wrong() instanceof Answer.Wrong ? 1 : 0;
      }
      Page disabled = new Page(CodeView.disabled(), new Notice.Disabled());

      assertThat(compared).isEqualTo(100);
      assertThat(bench.wrong()).isEqualTo(new Answer.NotCompared(disabled));
      bench.clock.forward(Duration.ofDays(40));
      assertThat(bench.submit(bench.code(0))).isEqualTo(new Answer.NotCompared(disabled));
      assertThat(bench.resync(bench.code(0), bench.code(1)))
          .isEqualTo(new Answer.NotCompared(disabled));
    }
  }

  @Test
  @DisplayName("users are told apart, and so are methods")
  void subjects() {
    bench.wrong(5);

    assertThat(bench.step().open(new TotpRequest("realm", "other", 1, false)).view().state())
        .isEqualTo(CodeView.State.OPEN);
    assertThat(REQUEST.subject()).isEqualTo(SUBJECT);
    assertThat(DEVICE.parameters().digits()).isEqualTo(6);
  }
}
