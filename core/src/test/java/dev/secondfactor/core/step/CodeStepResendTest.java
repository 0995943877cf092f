package dev.secondfactor.core.step;

import static dev.secondfactor.core.step.StepBench.noticeOf;
import static dev.secondfactor.core.step.StepBench.pageOf;
import static dev.secondfactor.core.step.StepBench.request;
import static dev.secondfactor.core.step.StepBench.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.DeliveryState;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.Parallel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CodeStepResendTest {

  private final StepBench bench = new StepBench();

  @Nested
  @DisplayName("Given a message that was sent")
  class Sent {

    @Test
    void tooEarlyIsToldAndNothingIsSent() {
      bench.open();
      bench.clock.forwardSeconds(10);
      Page page = bench.resend();

      assertThat(page.notice()).isEqualTo(new Notice.ResendWait(seconds(20)));
      assertThat(page.view().resendIn()).isEqualTo(seconds(20));
      assertThat(page.view().state()).isEqualTo(CodeView.State.OPEN);
      assertThat(bench.sent).hasSize(1);
    }

    @Test
    void afterTheWaitTheNextIsSent() {
      bench.open();
      bench.clock.forwardSeconds(30);
      Page page = bench.resend();

      assertThat(page.notice()).isEqualTo(new Notice.Resent());
      assertThat(page.view().expiresIn()).isEqualTo(seconds(300));
      assertThat(page.view().ticket()).contains(bench.sent.get(1).ticket());
      assertThat(bench.sent).hasSize(2);
    }

    @Test
    @DisplayName("each wait is longer than the one before, the last goes on")
    void waits() {
      StepBench waiting = new StepBench("codeLifetime=600", "sendsPerDestination10Min=20");
      waiting.open();
      for (int wait : new int[] {30, 60, 120, 300, 300}) {
        waiting.clock.forward(seconds(wait).minusMillis(1));
        assertThat(waiting.resend().notice()).isInstanceOf(Notice.ResendWait.class);
        waiting.clock.forwardMillis(1);
        assertThat(waiting.resend().notice()).isEqualTo(new Notice.Resent());
      }
      assertThat(waiting.sent).hasSize(6);
    }

    @Test
    @DisplayName("of twenty requests at the same moment one sends")
    void parallel() {
      bench.open();
      bench.clock.forwardSeconds(30);
      Parallel.run(20, number -> bench.resend());

      assertThat(bench.sent).hasSize(2);
    }

    @Test
    @DisplayName("while one request sends, another shows that a message is under way")
    void underWay() {
      bench.open();
      bench.clock.forwardSeconds(30);
      InMemoryStore.Request first = bench.store.request();
      bench.step(first, bench.guards).resend(request());
      Page second = bench.resend();

      assertThat(second.view().resendIn()).isEqualTo(seconds(60));
      assertThat(second.view().ticket()).isEmpty();
      first.commit();
      assertThat(bench.sent).hasSize(2);
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 8: an expired code is no dead end: the next one is sent and accepted")
    void afterExpiry() {
      bench.open();
      bench.clock.forwardSeconds(301);
      assertThat(bench.resend().view().state()).isEqualTo(CodeView.State.OPEN);

      assertThat(bench.submit(bench.code())).isEqualTo(new Answer.Right());
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 11: only the newest code is accepted; the older one is named and costs")
    void superseded() {
      bench.open();
      bench.clock.forwardSeconds(30);
      bench.resend();
      Answer old = bench.submit(bench.code(1));

      assertThat(old).isInstanceOf(Answer.Wrong.class);
      assertThat(noticeOf(old)).isEqualTo(new Notice.Superseded());
      assertThat(noticeOf(bench.wrong())).isEqualTo(new Notice.Wrong(3));
      assertThat(bench.submit(bench.code(2))).isEqualTo(new Answer.Right());
    }

    @Test
    @Tag("standard")
    @DisplayName("OBV-7: a new code does not reset the count: 4 wrong, resend, 1 wrong locks at 5")
    void countGoesOn() {
      bench.open();
      assertThat(noticeOf(bench.wrong(4))).isEqualTo(new Notice.Wrong(1));
      bench.clock.forwardSeconds(30);
      bench.resend();
      Answer fifth = bench.wrong();

      assertThat(fifth).isInstanceOf(Answer.Wrong.class);
      assertThat(noticeOf(fifth)).isEqualTo(new Notice.Locked(seconds(60)));
      assertThat(bench.submit(bench.code())).isInstanceOf(Answer.NotCompared.class);
    }
  }

  @Nested
  @DisplayName("Given no message yet")
  class Nothing {

    @Test
    void theFirstIsSent() {
      assertThat(bench.resend().notice()).isEqualTo(new Notice.None());
      assertThat(bench.sent).hasSize(1);
    }
  }

  @Nested
  @DisplayName("Given a message that was not delivered")
  class NotDelivered {

    @Test
    @Tag("trap")
    @DisplayName("TRAP 7: it is said, nothing is counted, and the next one need not wait")
    void noWait() {
      bench.open();
      bench.deliver(DeliveryResult.failed(FailureReason.UNAVAILABLE));
      Page page = bench.open();

      assertThat(page.view().delivery()).contains(DeliveryState.FAILED);
      assertThat(page.view().resendIn()).isZero();
      assertThat(page.view().state()).isEqualTo(CodeView.State.OPEN);
      assertThat(bench.guards.updates()).isZero();
      assertThat(bench.resend().notice()).isEqualTo(new Notice.Resent());
      assertThat(bench.sent).hasSize(2);
      assertThat(bench.open().view().resendIn()).isEqualTo(seconds(60));
    }

    @Test
    @DisplayName("when the network reports it, the next one need not wait either")
    void undelivered() {
      bench.open();
      bench.deliver(DeliveryResult.SENT_REPORT_DUE);
      assertThat(bench.open().view().ticket()).isPresent();
      bench.report(DeliveryState.FAILED);
      CodeView view = bench.open().view();

      assertThat(view.delivery()).contains(DeliveryState.FAILED);
      assertThat(view.resendIn()).isZero();
      assertThat(view.ticket()).isEmpty();
      assertThat(bench.submit(bench.code())).isEqualTo(new Answer.Right());
    }

    @Test
    @DisplayName("when it was late and came after all, its code is right")
    void late() {
      bench.open();
      bench.deliver(DeliveryResult.failed(FailureReason.TIMEOUT));
      bench.deliver(DeliveryResult.SENT);

      assertThat(bench.open().view().delivery()).contains(DeliveryState.SENT);
      assertThat(bench.open().view().ticket()).isEmpty();
      assertThat(bench.submit(bench.code())).isEqualTo(new Answer.Right());
    }
  }

  @Nested
  @DisplayName("Given a spent send budget")
  class Spent {

    private final StepBench limited = new StepBench("sendsPerDestination10Min=1");

    @Test
    @DisplayName("nothing is sent, the code that was sent is still good, and later it is possible")
    void theOldCodeStays() {
      limited.open();
      limited.clock.forwardSeconds(30);
      Page refused = limited.resend();

      assertThat(refused.notice()).isEqualTo(new Notice.SendLimited(seconds(570)));
      assertThat(refused.view().state()).isEqualTo(CodeView.State.OPEN);
      assertThat(limited.sent).hasSize(1);

      limited.clock.forwardSeconds(570);
      assertThat(limited.resend().notice()).isEqualTo(new Notice.Resent());
      assertThat(limited.sent).hasSize(2);
    }

    @Test
    void theOldCodeIsStillRight() {
      limited.open();
      limited.clock.forwardSeconds(30);
      limited.resend();

      assertThat(limited.submit(limited.code())).isEqualTo(new Answer.Right());
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 6: while the method is locked nothing is sent")
  void locked() {
    bench.open();
    Answer fifth = bench.wrong(5);
    bench.clock.forwardSeconds(30);

    assertThat(bench.resend().notice()).isEqualTo(new Notice.Locked(seconds(30)));
    assertThat(pageOf(fifth).view()).isEqualTo(CodeView.locked(seconds(60)));
    assertThat(bench.sent).hasSize(1);
  }
}
