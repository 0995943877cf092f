package dev.secondfactor.core.step;

import static dev.secondfactor.core.step.StepBench.noticeOf;
import static dev.secondfactor.core.step.StepBench.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.recovery.OrderedCodes;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedRecoveryStepTest {

  private final RecoveryBench bench = new RecoveryBench();

  @Nested
  @DisplayName("Given the next code")
  class Next {

    @Test
    @DisplayName("each is taken in its turn, and tells how many are left; after the last, none")
    void inOrder() {
      for (int number = 1; number <= 12; number++) {
        assertThat(submit(number)).isEqualTo(new Answer.RecoveredInOrder(12 - number));
        assertThat(bench.list.left()).isEqualTo(12 - number);
      }
      assertThat(noticeOf(submit(12))).isEqualTo(new Notice.Wrong(4));
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 26: it may be typed in lower case, with blanks and hyphens")
    void written() {
      assertThat(bench.submitInOrder(" kcil-1aaa aa01 "))
          .isEqualTo(new Answer.RecoveredInOrder(11));
    }

    @Test
    @Tag("standard")
    @DisplayName("LSV-2: who still knows the list as it was is told that it was used; no guess")
    void replayedToOldList() {
      OrderedCodes asItWas = bench.list.now();
      submit(1);

      assertThat(bench.submitInOrder(asItWas, bench.list.code(1)))
          .isEqualTo(notCompared(new Notice.Replayed()));
      bench.clock.forward(Duration.ofDays(2));
      assertThat(bench.submitInOrder(asItWas, bench.list.code(1)))
          .isEqualTo(notCompared(new Notice.Replayed()));
      assertThat(bench.list.left()).isEqualTo(11);
      assertThat(bench.guard()).isEqualTo(MethodGuard.CLEAR);
    }

    @Test
    @DisplayName("it clears the wrong ones before it, of either kind")
    void clears() {
      submit(2);
      bench.wrong(3);
      assertThat(bench.guard().failures()).isEqualTo(4);
      submit(1);

      assertThat(bench.guard()).isEqualTo(MethodGuard.CLEAR);
      assertThat(noticeOf(submit(3))).isEqualTo(new Notice.Wrong(4));
    }

    @Test
    @DisplayName("when it cannot be used up nobody is let in, and it is not lost")
    void databaseIsAway() {
      bench.list.fail(true);
      assertThatIllegalStateException().isThrownBy(() -> submit(1));

      bench.list.fail(false);
      assertThat(submit(1)).isEqualTo(new Answer.RecoveredInOrder(11));
    }
  }

  @Nested
  @DisplayName("Given many posts at the same moment")
  class Race {

    @Test
    @Tag("standard")
    @DisplayName("LSV-2, TRAP 12: of 50 posts of one code one is let in, and the account is clear")
    void oneCode() {
      for (int number = 1; number <= 12; number++) {
        OrderedCodes asItWas = bench.list.now();
        String code = bench.list.code(number);
        List<Answer> answers = Parallel.run(50, post -> bench.submitInOrder(asItWas, code));

        assertThat(answers).filteredOn(Answer.RecoveredInOrder.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.NotCompared.class::isInstance).hasSize(49);
        assertThat(bench.list.left()).isEqualTo(12 - number);
        assertThat(bench.open().view().state()).isEqualTo(CodeView.State.OPEN);
        assertThat(bench.guard()).isEqualTo(MethodGuard.CLEAR);
      }
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 2: of 50 wrong codes five are compared, the right one after them not")
    void wrongCodes() {
      List<Answer> answers = Parallel.run(50, post -> submit(post % 11 + 2));

      assertThat(answers).filteredOn(Answer.Wrong.class::isInstance).hasSize(5);
      assertThat(bench.list.comparisons()).isEqualTo(5);
      assertThat(submit(1)).isInstanceOf(Answer.NotCompared.class);
      assertThat(bench.list.left()).isEqualTo(12);
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
    @ValueSource(strings = {"123456", "07K3-QF2M-9XD0-14T5", "not a code!!", "'; drop table"})
    @Tag("trap")
    @DisplayName("TRAP 13: what cannot be a code costs nothing")
    void malformed(String input) {
      costsNothing(input, new Notice.Malformed(12));
    }

    private void costsNothing(String input, Notice notice) {
      assertThat(bench.submitInOrder(input)).isEqualTo(notCompared(notice));
      assertThat(bench.guards.updates()).isZero();
      assertThat(bench.store.content()).isEmpty();
      assertThat(bench.list.comparisons()).isZero();
    }
  }

  @Nested
  @DisplayName("Given wrong codes")
  class Wrong {

    @Test
    @Tag("standard")
    @DisplayName("LSV-9: one whose turn has not come counts, and so does one that was used")
    void outOfTurn() {
      submit(1);

      assertThat(submit(3)).isEqualTo(wrong(4));
      assertThat(submit(1)).isEqualTo(wrong(3));
      assertThat(bench.list.left()).isEqualTo(11);
      assertThat(submit(2)).isEqualTo(new Answer.RecoveredInOrder(10));
    }

    @Test
    @Tag("standard")
    @DisplayName("LSV-9: five lock, together with wrong codes of the other kind, and lock both")
    void oneAccount() {
      assertThat(submit(2)).isEqualTo(wrong(4));
      assertThat(bench.wrong()).isEqualTo(wrong(3));
      assertThat(submit(3)).isEqualTo(wrong(2));
      assertThat(bench.wrong()).isEqualTo(wrong(1));
      Page locked = new Page(CodeView.locked(seconds(60)), new Notice.Locked(seconds(60)));
      assertThat(submit(4)).isEqualTo(WrongAnswers.locked(seconds(60)));

      assertThat(submit(1)).isEqualTo(new Answer.NotCompared(locked));
      for (String input : List.of("", "not a code")) {
        assertThat(bench.submitInOrder(input)).isEqualTo(new Answer.NotCompared(locked));
      }
      assertThat(bench.submit(bench.code(7))).isEqualTo(new Answer.NotCompared(locked));
      assertThat(bench.list.comparisons()).isEqualTo(3);
      bench.clock.forwardSeconds(60);
      assertThat(submit(1)).isEqualTo(new Answer.RecoveredInOrder(11));
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-2: after a hundred of either kind the right one is refused")
    void disabled() {
      int compared = 0;
      for (int post = 1; bench.open().view().state() != CodeView.State.DISABLED; post++) {
        bench.clock.forward(bench.open().view().lockedFor());
        Answer answer = post % 2 == 0 ? bench.wrong() : submit(2);
        compared += answer instanceof Answer.Wrong ? 1 : 0;
      }

      assertThat(compared).isEqualTo(100);
      assertThat(submit(1))
          .isEqualTo(new Answer.NotCompared(new Page(CodeView.disabled(), new Notice.Disabled())));
    }

    private Answer wrong(int left) {
      return WrongAnswers.open(new Notice.Wrong(left), left);
    }
  }

  private Answer submit(int number) {
    return bench.submitInOrder(bench.list.code(number));
  }

  private static Answer notCompared(Notice notice) {
    return new Answer.NotCompared(new Page(CodeView.open(), notice));
  }
}
