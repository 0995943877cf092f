package dev.secondfactor.core.step;

import static dev.secondfactor.core.step.StepBench.inSession;
import static dev.secondfactor.core.step.StepBench.noticeOf;
import static dev.secondfactor.core.step.StepBench.pageOf;
import static dev.secondfactor.core.step.StepBench.request;
import static dev.secondfactor.core.step.StepBench.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.challenge.Purpose;
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

class CodeStepSubmitTest {

  private static final Subject LOGIN = new Subject("realm", "user", Method.EMAIL_OTP, false);
  private static final Subject ENROLMENT = new Subject("realm", "user", Method.EMAIL_OTP, true);

  private final StepBench bench = new StepBench();

  @Nested
  @DisplayName("Given the right code")
  class Right {

    @Test
    @Tag("standard")
    @DisplayName("OBV-4: it is accepted, and not a second time")
    void once() {
      bench.open();
      assertThat(bench.submit(bench.code())).isEqualTo(new Answer.Right());

      Answer again = bench.submit(bench.code());
      assertThat(again).isInstanceOf(Answer.NotCompared.class);
      assertThat(noticeOf(again)).isEqualTo(new Notice.Expired());
      assertThat(pageOf(again).view()).isEqualTo(CodeView.closed(Duration.ZERO));
      assertThat(bench.guards.updates()).isZero();
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 26: it may be typed with blanks and in digits of another script")
    void written() {
      bench.open();
      String code = bench.code();
      StringBuilder wide = new StringBuilder(" ");
      code.chars().forEach(digit -> wide.append((char) (digit - '0' + '\uff10')).append(' '));

      assertThat(bench.submit(wide.toString())).isEqualTo(new Answer.Right());
    }

    @Test
    @DisplayName("it clears the wrong ones before it")
    void clears() {
      bench.open();
      bench.wrong(4);
      assertThat(bench.guards.read(LOGIN).failures()).isEqualTo(4);
      assertThat(bench.submit(bench.code())).isEqualTo(new Answer.Right());
      assertThat(bench.guards.read(LOGIN)).isEqualTo(MethodGuard.CLEAR);

      bench.step().open(inSession("session/next"));
      assertThat(noticeOf(bench.step().submit(inSession("session/next"), bench.wrongCode())))
          .isEqualTo(new Notice.Wrong(4));
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
    @ValueSource(strings = {"12345", "1234567", "abcdef", "\ud83d\ude00", "'; drop table"})
    @Tag("trap")
    @DisplayName("TRAP 13: what cannot be a code costs nothing")
    void malformed(String input) {
      costsNothing(input, new Notice.Malformed(6));
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 13: huge input costs nothing")
    void huge() {
      costsNothing("1".repeat(1_000_000), new Notice.Malformed(6));
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 8: an expired code costs nothing, right or wrong, and says what to do")
    void expired() {
      bench.open();
      bench.clock.forwardSeconds(300);
      for (int i = 0; i < 20; i++) {
        Answer answer = bench.submit(i % 2 == 0 ? bench.code() : bench.wrongCode());
        assertThat(answer).isInstanceOf(Answer.NotCompared.class);
        assertThat(noticeOf(answer)).isEqualTo(new Notice.Expired());
        assertThat(pageOf(answer).view().state()).isEqualTo(CodeView.State.CLOSED);
        assertThat(pageOf(answer).view().resendIn()).isZero();
      }
      assertThat(bench.guards.updates()).isZero();
      assertThat(bench.store.count("second-factor:guess")).isZero();
    }

    @Test
    @DisplayName("a code that nobody asked for")
    void noChallenge() {
      Answer answer = bench.submit("123456");

      assertThat(noticeOf(answer)).isEqualTo(new Notice.Expired());
      assertThat(pageOf(answer).view().state()).isEqualTo(CodeView.State.CLOSED);
      assertThat(bench.sent).isEmpty();
    }

    private void costsNothing(String input, Notice notice) {
      bench.open();
      for (int i = 0; i < 20; i++) {
        Answer answer = bench.submit(input);
        assertThat(answer).isInstanceOf(Answer.NotCompared.class);
        assertThat(noticeOf(answer)).isEqualTo(notice);
        assertThat(pageOf(answer).view().state()).isEqualTo(CodeView.State.OPEN);
      }
      assertThat(bench.guards.updates()).isZero();
      assertThat(noticeOf(bench.wrong())).isEqualTo(new Notice.Wrong(4));
      assertThat(bench.submit(bench.code())).isEqualTo(new Answer.Right());
    }
  }

  @Nested
  @DisplayName("Given wrong codes")
  class Wrong {

    @Test
    @Tag("standard")
    @DisplayName("OBV-6: each one counts and tells how many are left; the fifth locks")
    void countDown() {
      bench.open();
      for (int left = 4; left > 0; left--) {
        Answer answer = bench.wrong();
        assertThat(answer).isInstanceOf(Answer.Wrong.class);
        assertThat(noticeOf(answer)).isEqualTo(new Notice.Wrong(left));
        assertThat(pageOf(answer).view().state()).isEqualTo(CodeView.State.OPEN);
        assertThat(pageOf(answer).view().expiresIn()).isEqualTo(seconds(300));
      }
      Answer fifth = bench.wrong();
      assertThat(fifth).isEqualTo(WrongAnswers.locked(seconds(60)));
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 1: after the budget the right code is refused too, without being compared")
    void rightCodeWhileLocked() {
      bench.open();
      bench.wrong(5);
      Answer right = bench.submit(bench.code());

      assertThat(right).isInstanceOf(Answer.NotCompared.class);
      assertThat(noticeOf(right)).isEqualTo(new Notice.Locked(seconds(60)));
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 4: a new session gives no new attempts")
    void sessionsShare() {
      bench.open();
      bench.wrong(4);
      bench.step().open(inSession("session/other"));
      Answer fifth = bench.step().submit(inSession("session/other"), bench.wrongCode());

      assertThat(noticeOf(fifth)).isEqualTo(new Notice.Locked(seconds(60)));
      assertThat(noticeOf(bench.submit(bench.code(1)))).isEqualTo(new Notice.Locked(seconds(60)));
    }

    @Test
    @Tag("standard")
    @DisplayName("ASVS 6.6.2: the code of one session is wrong in another")
    void otherSession() {
      bench.open();
      bench.step().open(inSession("session/other"));

      assertThat(bench.step().submit(inSession("session/other"), bench.code(1)))
          .isInstanceOf(Answer.Wrong.class);
      assertThat(bench.submit(bench.code(1))).isEqualTo(new Answer.Right());
    }

    @Test
    @DisplayName("a code that has no guesses left is closed; a new one can be asked for")
    void usedUp() {
      StepBench few = new StepBench("guessesPerCode=2", "maxFailures=10");
      few.open();
      assertThat(noticeOf(few.wrong())).isEqualTo(new Notice.Wrong(1));
      Answer last = few.wrong();
      assertThat(last).isInstanceOf(Answer.Wrong.class);
      assertThat(noticeOf(last)).isEqualTo(new Notice.UsedUp());
      assertThat(pageOf(last).view().state()).isEqualTo(CodeView.State.CLOSED);
      assertThat(pageOf(last).view().expiresIn()).isZero();
      assertThat(pageOf(last).view().resendIn()).isEqualTo(seconds(30));

      Answer right = few.submit(few.code());
      assertThat(right).isInstanceOf(Answer.NotCompared.class);
      assertThat(noticeOf(right)).isEqualTo(new Notice.UsedUp());
      assertThat(pageOf(right).view().state()).isEqualTo(CodeView.State.CLOSED);
      assertThat(few.guards.read(LOGIN).failures()).isEqualTo(2);

      few.clock.forwardSeconds(30);
      few.resend();
      assertThat(few.submit(few.code())).isEqualTo(new Answer.Right());
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-2: the last of many disables the method; the page says so from then on")
    void disabled() {
      StepBench short10 = new StepBench("disableAfterFailures=10", "lockSeconds=10");
      short10.open();
      short10.wrong(5);
      short10.clock.forwardSeconds(10);
      short10.step().open(inSession("session/2"));
      for (int i = 0; i < 4; i++) {
        short10.step().submit(inSession("session/2"), short10.wrongCode());
      }
      Answer tenth = short10.step().submit(inSession("session/2"), short10.wrongCode());
      Page disabled = new Page(CodeView.disabled(), new Notice.Disabled());

      assertThat(tenth).isEqualTo(WrongAnswers.disabled());
      short10.clock.forwardSeconds(100_000);
      assertThat(short10.submit(short10.code())).isEqualTo(new Answer.NotCompared(disabled));
      assertThat(short10.open()).isEqualTo(disabled);
      assertThat(short10.resend()).isEqualTo(disabled);
      assertThat(short10.sent).hasSize(2);
    }
  }

  @Nested
  @DisplayName("Given another purpose")
  class Purposes {

    @Test
    @Tag("trap")
    @DisplayName("TRAP 10: a code for one purpose is wrong for every other")
    void bound() {
      CodeRequest enrolment = request("session/tab", Purpose.ENROLMENT, StepBench.ADDRESS);
      bench.open();
      bench.step().open(enrolment);

      assertThat(bench.step().submit(enrolment, bench.code(1))).isInstanceOf(Answer.Wrong.class);
      assertThat(bench.submit(bench.code(2))).isInstanceOf(Answer.Wrong.class);
      assertThat(bench.step().submit(enrolment, bench.code(2))).isEqualTo(new Answer.Right());
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 28: enrolment has the same limits, on an account of its own")
    void enrolment() {
      CodeRequest enrolment = request("session/tab", Purpose.ENROLMENT, StepBench.ADDRESS);
      bench.step().open(enrolment);
      for (int i = 0; i < 5; i++) {
        bench.step().submit(enrolment, bench.wrongCode());
      }

      assertThat(bench.step().open(enrolment).notice()).isEqualTo(new Notice.Locked(seconds(60)));
      assertThat(bench.guards.read(ENROLMENT).failures()).isEqualTo(5);
      assertThat(bench.guards.read(LOGIN).failures()).isZero();
      assertThat(bench.open().view().state()).isEqualTo(CodeView.State.OPEN);
    }

    @Test
    @Tag("standard")
    @DisplayName("OBV-6: a step-up counts on the account of the login")
    void stepUp() {
      CodeRequest stepUp = request("session/tab", Purpose.STEP_UP, StepBench.ADDRESS);
      bench.step().open(stepUp);
      for (int i = 0; i < 5; i++) {
        bench.step().submit(stepUp, bench.wrongCode());
      }

      assertThat(bench.open().notice()).isEqualTo(new Notice.Locked(seconds(60)));
    }
  }
}
