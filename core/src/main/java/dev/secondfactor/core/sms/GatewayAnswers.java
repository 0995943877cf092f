package dev.secondfactor.core.sms;

/** Hears what gateways answer, also those that were not the last to be tried. */
@FunctionalInterface
public interface GatewayAnswers {

  /**
   * A gateway has answered. Called on the thread that handed the message over, before anything
   * comes of the answer; it must not throw. A gateway that was left out, because it is busy or was
   * down a moment ago, has not answered.
   */
  void heard(SmsGateway gateway, HandOver answer);
}
