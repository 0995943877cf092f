package dev.secondfactor.core.delivery;

import java.util.Optional;

/**
 * How a delivery ended.
 *
 * @param state sent, delivered, failed or refused
 * @param reason why it failed
 * @param reportDue whether the provider will report later what became of the message
 */
public record DeliveryResult(
    DeliveryState state, Optional<FailureReason> reason, boolean reportDue) {

  /** The provider has taken the message. */
  public static final DeliveryResult SENT =
      new DeliveryResult(DeliveryState.SENT, Optional.empty(), false);

  /** The provider has taken the message and will report what became of it. */
  public static final DeliveryResult SENT_REPORT_DUE =
      new DeliveryResult(DeliveryState.SENT, Optional.empty(), true);

  /** The provider has reported that the message arrived. */
  public static final DeliveryResult DELIVERED =
      new DeliveryResult(DeliveryState.DELIVERED, Optional.empty(), false);

  /** The message was not sent, or did not arrive, for this reason. */
  public static DeliveryResult failed(FailureReason reason) {
    return new DeliveryResult(DeliveryState.FAILED, Optional.of(reason), false);
  }

  /** Whether certainly nothing was sent, and for no fault of who asked for it. */
  public boolean costsNothing() {
    return reason.filter(FailureReason::isCertain).filter(FailureReason::isOutage).isPresent();
  }

  /**
   * The same, with a destination that the provider refuses told apart from other failures: for
   * whoever sets it up and can correct it, not for who only signs in with it.
   */
  public DeliveryResult tellingRefusal() {
    return reason.filter(FailureReason.REFUSED::equals).isPresent()
        ? new DeliveryResult(DeliveryState.REFUSED, reason, reportDue)
        : this;
  }
}
