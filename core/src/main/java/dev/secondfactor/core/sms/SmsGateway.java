package dev.secondfactor.core.sms;

import java.util.Optional;

/** A way to send messages to phones: one provider with one configuration. */
public interface SmsGateway {

  /**
   * Names the provider with its configuration, for logs and metrics; no other gateway has this
   * name. A lane and a breaker belong to it.
   */
  String name();

  /**
   * Hands the message over, once: it does not try again by itself, and it gives up by itself. It
   * runs on a thread of the deliveries.
   */
  HandOver send(SmsMessage message);

  /** Whether it can send at all, as it is set up; what it lacks it answers to a message. */
  default boolean isUsable() {
    return true;
  }

  /** What reads this gateway's reports on messages; empty when it makes none. */
  default Optional<ReportReader> reports() {
    return Optional.empty();
  }

  /** What one of the gateway's own codes means, in a few words for operators. */
  default Optional<String> explain(String code) {
    return Optional.empty();
  }
}
