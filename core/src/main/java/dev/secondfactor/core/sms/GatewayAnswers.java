package dev.secondfactor.core.sms;

import dev.secondfactor.core.delivery.DeliveryResult;

/** Hears what gateways answer, also those that were not the last to be tried. */
@FunctionalInterface
public interface GatewayAnswers {

  /**
   * A gateway has answered. Called on the thread that handed the message over, before anything
   * comes of the answer; it must not throw. A gateway that was left out, because it is busy or was
   * down a moment ago, has not answered.
   */
  void heard(SmsGateway gateway, HandOver answer);

  /**
   * The attempt at a gateway has ended, also at one that was left out. It must not throw. After a
   * timeout it may be told once more that the message was sent after all.
   */
  default void ended(SmsGateway gateway, DeliveryResult result) {}
}
