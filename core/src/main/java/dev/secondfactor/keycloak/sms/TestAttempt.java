package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.SmsGateway;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How one gateway fared with a test message.
 *
 * @param gateway its name
 * @param state how far the message has come
 * @param code the gateway's own code for a failure, or its name for the message that it took; empty
 *     when it gave none
 * @param explanation what came of it and what to do, in the operator's words
 */
public record TestAttempt(String gateway, State state, String code, String explanation) {

  /** How far a message has come. */
  public enum State {
    /** It waits or is being handed over. */
    QUEUED,
    /** The gateway has taken it. */
    SENT,
    /** The network has reported that it has arrived. */
    DELIVERED,
    /** It was not sent, or the network has reported that it has not arrived. */
    FAILED,
    /** It may have been sent. */
    UNKNOWN;

    /** The name in REST. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> byId(String id) {
      return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
    }
  }

  static TestAttempt queued(SmsGateway gateway) {
    return new TestAttempt(
        gateway.name(), State.QUEUED, "", "The message is being handed to the gateway.");
  }

  /** The attempt that ended like this, after an answer or without one. */
  static TestAttempt ended(SmsGateway gateway, DeliveryResult result, Optional<HandOver> answer) {
    if (answer.isPresent() && answer.orElseThrow() instanceof HandOver.NotSent refusal) {
      return new TestAttempt(
          gateway.name(), State.FAILED, refusal.code(), TestWords.refused(gateway, refusal));
    }
    Optional<FailureReason> reason = result.reason();
    if (reason.isEmpty()) {
      String id =
          answer
              .map(given -> given instanceof HandOver.Accepted taken ? taken.id() : "")
              .orElse("");
      return new TestAttempt(gateway.name(), State.SENT, id, TestWords.taken(result.reportDue()));
    }
    State state = reason.orElseThrow().isCertain() ? State.FAILED : State.UNKNOWN;
    return new TestAttempt(gateway.name(), state, "", TestWords.unanswered(reason.orElseThrow()));
  }

  TestAttempt delivered() {
    return new TestAttempt(gateway, State.DELIVERED, code, TestWords.DELIVERED);
  }

  /**
   * The attempt after the network has reported that the message did not arrive.
   *
   * @param meaning what the reported code means; empty when that is not known
   */
  TestAttempt undelivered(String reported, Optional<String> meaning) {
    return new TestAttempt(
        gateway, State.FAILED, reported, TestWords.undelivered(reported, meaning));
  }
}
