package dev.secondfactor.core.sms;

/** What a gateway reports of a message that it has taken. */
public sealed interface DeliveryReport {

  /** It is on its way; another report may come. */
  record UnderWay() implements DeliveryReport {}

  /** It has reached the phone. */
  record Delivered() implements DeliveryReport {}

  /**
   * It has not reached the phone, and will not.
   *
   * @param cause who can do something about it
   * @param code the gateway's own code for it, for operators; empty when it gave none
   */
  record Undelivered(HandOver.Cause cause, String code) implements DeliveryReport {}
}
