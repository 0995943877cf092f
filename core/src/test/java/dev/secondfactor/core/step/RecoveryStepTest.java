package dev.secondfactor.core.step;

import static dev.secondfactor.core.step.RecoveryBench.REQUEST;
import static dev.secondfactor.core.step.StepBench.noticeOf;
import static dev.secondfactor.core.step.StepBench.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryStepTest {

  private static final Subject SUBJECT = new Subject("realm", "user", Method.RECOVERY_CODES, false);

  private final RecoveryBench bench = new RecoveryBench();

  @Nested
  @DisplayName("Given a right code")
  class Right {

    @Test
    void thePageIsOpen() {
      assertThat(bench.open()).isEqualTo(new Page(CodeView.open(), new Notice.None()));
    }

    @Test
    @DisplayName("A4: each of them is taken, in any order, and tells how many are left")
    void anyOrder() {
      int left = 10;
      for (int index : List.of(7, 2, 10, 1, 9, 3, 8, 4, 6, 5)) {
        RecoverySet rest = restOf(bench.submit(bench.code(index)));
        left--;
        assertThat(rest).isEqualTo(bench.kept());
        assertThat(rest.left()).isEqualTo(left);
        assertThat(rest.isLow()).isEqualTo(left <= 3);
        assertThat(rest.isSpent()).isEqualTo(left == 0);
      }
    }

    @Test
    @Tag("standard")
    @DisplayName(
        "LSV-2, ASVS 6.5.1: the same code a second time is refused and told; it is no guess")
    void replayed() {
      assertThat(bench.submit(bench.code(7))).isInstanceOf(Answer.Recovered.class);

      for (int i = 0; i < 20; i++) {
        assertThat(bench.submit(bench.code(7))).isEqualTo(notCompared(new Notice.Replayed()));
      }
      assertThat(bench.guards.read(SUBJECT)).isEqualTo(MethodGuard.CLEAR);
      assertThat(bench.submit(bench.code(8))).isInstanceOf(Answer.Recovered.class);
    }

    @Test
    @Tag("standard")
    @DisplayName("LSV-2: also by who still knows the set as it was")
    void replayedToOldSet() {
      bench.submit(bench.code(7));

      assertThat(bench.submitToSetAsItWas(bench.code(7)))
          .isEqualTo(notCompared(new Notice.Replayed()));
      bench.clock.forward(Duration.ofDays(2));
      assertThat(bench.submitToSetAsItWas(bench.code(7)))
          .isEqualTo(notCompared(new Notice.Replayed()));
      assertThat(bench.kept().left()).isEqualTo(9);
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 26: it may be typed in lower case and with blanks")
    void written() {
      String typed = " " + bench.code(7).toLowerCase(Locale.ROOT).replace('-', ' ') + " ";

      assertThat(bench.submit(typed)).isInstanceOf(Answer.Recovered.class);
    }

    @Test
    @DisplayName("it clears the wrong ones before it")
    void clears() {
      bench.wrong(4);
      assertThat(bench.guards.read(SUBJECT).failures()).isEqualTo(4);
      bench.submit(bench.code(7));

      assertThat(bench.guards.read(SUBJECT)).isEqualTo(MethodGuard.CLEAR);
      assertThat(noticeOf(bench.wrong())).isEqualTo(new Notice.Wrong(4));
    }

    @Test
    @DisplayName("it costs one hash")
    void oneHash() {
      bench.submit(bench.code(7));

      assertThat(bench.hasher.comparisons()).isEqualTo(1);
    }

    @Test
    @DisplayName("when it cannot be used up nobody is let in, and it is not lost")
    void databaseIsAway() {
      bench.sets.fail(true);
      assertThatIllegalStateException().isThrownBy(() -> bench.submit(bench.code(7)));

      bench.sets.fail(false);
      assertThat(bench.submit(bench.code(7))).isInstanceOf(Answer.Recovered.class);
    }
  }

  @Nested
  @DisplayName("Given many posts at the same moment")
  class Race {

    @Test
    @Tag("standard")
    @DisplayName("LSV-2, TRAP 12: of 50 posts of one code one is let in, and the account is clear")
    void oneCode() {
      for (int index = 1; index <= 9; index++) {
        String code = bench.code(index);
        List<Answer> answers = Parallel.run(50, number -> bench.submitToSetAsItWas(code));

        assertThat(answers).filteredOn(Answer.Recovered.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.NotCompared.class::isInstance).hasSize(49);
        assertThat(bench.kept().left()).isEqualTo(10 - index);
        assertThat(bench.open().view().state()).isEqualTo(CodeView.State.OPEN);
        assertThat(bench.guards.read(SUBJECT)).isEqualTo(MethodGuard.CLEAR);
      }
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 2: of 50 wrong codes five are compared, the right one after them not")
    void wrongCodes() {
      List<Answer> answers =
          Parallel.run(50, number -> bench.submit(bench.wrongCode(number % 10 + 1)));

      assertThat(answers).filteredOn(Answer.Wrong.class::isInstance).hasSize(5);
      assertThat(bench.hasher.comparisons()).isEqualTo(5);
      assertThat(bench.submit(bench.code(7))).isInstanceOf(Answer.NotCompared.class);
      assertThat(bench.kept().left()).isEqualTo(10);
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
      costsNothing(input, new Notice.Missing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "07K3-QF2M-9XD0", "not a code", "'; drop table"})
    @Tag("trap")
    @DisplayName("TRAP 13: what cannot be a code costs nothing")
    void malformed(String input) {
      costsNothing(input, new Notice.Malformed(16));
    }

    @Test
    @DisplayName("a typing error costs nothing, and is told")
    void mistyped() {
      String code = bench.code(7);
      String other = code.startsWith("Z", 8) ? "Y" : "Z";

      costsNothing(code.substring(0, 8) + other + code.substring(9), new Notice.Mistyped());
    }

    @Test
    @DisplayName("the code of an administrator that nobody keeps any more costs nothing")
    void bypass() {
      costsNothing(bench.wrongCode(0), new Notice.Expired());
    }

    private void costsNothing(String input, Notice notice) {
      assertThat(bench.submit(input)).isEqualTo(notCompared(notice));
      assertThat(bench.guards.updates()).isZero();
      assertThat(bench.store.content()).isEmpty();
      assertThat(bench.hasher.comparisons()).isZero();
    }
  }

  @Nested
  @DisplayName("Given wrong codes")
  class Wrong {

    @Test
    @Tag("standard")
    @DisplayName(
        "LSV-9: each one counts and tells how many are left; the fifth locks the right one out")
    void countDown() {
      for (int left = 4; left > 0; left--) {
        assertThat(bench.wrong()).isEqualTo(WrongAnswers.open(new Notice.Wrong(left), left));
      }
      Page locked = new Page(CodeView.locked(seconds(60)), new Notice.Locked(seconds(60)));
      assertThat(bench.wrong()).isEqualTo(WrongAnswers.locked(seconds(60)));

      assertThat(bench.submit(bench.code(7))).isEqualTo(new Answer.NotCompared(locked));
      assertThat(bench.submit("")).isEqualTo(new Answer.NotCompared(locked));
      assertThat(bench.open()).isEqualTo(locked);
      assertThat(bench.hasher.comparisons()).isEqualTo(5);
      bench.clock.forwardSeconds(60);
      assertThat(bench.submit(bench.code(7))).isInstanceOf(Answer.Recovered.class);
    }

    @Test
    @DisplayName("an index that the set never had counts and costs like any other")
    void unknownIndex() {
      assertThat(noticeOf(bench.submit(bench.wrongCode(15)))).isEqualTo(new Notice.Wrong(4));

      assertThat(bench.hasher.comparisons()).isEqualTo(1);
      assertThat(bench.guards.read(SUBJECT).failures()).isEqualTo(1);
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-2: after a hundred the method is disabled, and the right code refused")
    void disabled() {
      int compared = 0;
      while (bench.open().view().state() != CodeView.State.DISABLED) {
        bench.clock.forward(bench.open().view().lockedFor());
        compared += bench.wrong() instanceof Answer.Wrong ? 1 : 0;
      }

      assertThat(compared).isEqualTo(100);
      bench.clock.forward(Duration.ofDays(40));
      assertThat(bench.submit(bench.code(7)))
          .isEqualTo(new Answer.NotCompared(new Page(CodeView.disabled(), new Notice.Disabled())));
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 16: no answer has a code or a hash in its text")
  void notShown() {
    assertThat(bench.submit(bench.code(7)).toString())
        .contains("9 of 10")
        .doesNotContain("one round", bench.code(7).substring(5, 9));
  }

  @Test
  @DisplayName("users are told apart, and so are methods")
  void subjects() {
    bench.wrong(5);

    assertThat(bench.step().open(new RecoveryRequest("realm", "other")).view().state())
        .isEqualTo(CodeView.State.OPEN);
    assertThat(REQUEST.subject()).isEqualTo(SUBJECT);
  }

  private static RecoverySet restOf(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Recovered.class);
    return ((Answer.Recovered) answer).rest();
  }

  private static Answer notCompared(Notice notice) {
    return new Answer.NotCompared(new Page(CodeView.open(), notice));
  }
}
