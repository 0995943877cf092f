package dev.secondfactor.core.delivery;

/** A message was not sent. The text names no destination and no content. */
public final class DeliveryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final FailureReason reason;

  /** A failure with its reason; what lies behind it stays behind, it may name the destination. */
  public DeliveryException(FailureReason reason) {
    super(reason.id());
    this.reason = reason;
  }

  /** Why. */
  public FailureReason reason() {
    return reason;
  }
}
