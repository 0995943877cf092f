package dev.secondfactor.core.delivery;

import java.util.Optional;

/**
 * How a delivery ended.
 *
 * @param state sent or failed
 * @param reason why it failed
 */
public record DeliveryResult(DeliveryState state, Optional<FailureReason> reason) {

  /** The provider has taken the message. */
  public static final DeliveryResult SENT =
      new DeliveryResult(DeliveryState.SENT, Optional.empty());

  /** The message was not sent, for this reason. */
  public static DeliveryResult failed(FailureReason reason) {
    return new DeliveryResult(DeliveryState.FAILED, Optional.of(reason));
  }
}
