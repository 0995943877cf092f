package dev.secondfactor.core.delivery;

import java.util.function.Consumer;

/** Tells how a delivery ended, once; only "sent" is still told after a timeout. */
final class OneEnd {

  private final Consumer<DeliveryResult> ended;
  private final Consumer<DeliveryResult> sentAfterAll;
  private boolean told;

  OneEnd(Consumer<DeliveryResult> ended, Consumer<DeliveryResult> sentAfterAll) {
    this.ended = ended;
    this.sentAfterAll = sentAfterAll;
  }

  synchronized void timedOut() {
    if (!told) {
      told = true;
      ended.accept(DeliveryResult.failed(FailureReason.TIMEOUT));
    }
  }

  synchronized void finished(DeliveryResult result) {
    if (!told) {
      told = true;
      ended.accept(result);
    } else if (result.state() == DeliveryState.SENT) {
      sentAfterAll.accept(result);
    }
  }
}
