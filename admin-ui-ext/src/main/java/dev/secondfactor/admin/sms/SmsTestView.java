package dev.secondfactor.admin.sms;

import dev.secondfactor.keycloak.sms.TestAttempt;
import dev.secondfactor.keycloak.sms.TestMessage;
import java.util.List;

/**
 * A test message as JSON.
 *
 * @param id its name
 * @param number the number, masked
 * @param state how far it has come: {@code queued}, {@code sent}, {@code delivered}, {@code
 *     failed}, or {@code unknown} when it may have been sent
 * @param attempts what came of it at each gateway that was tried so far, in that order
 */
public record SmsTestView(String id, String number, String state, List<Attempt> attempts) {

  /**
   * What came of it at one gateway.
   *
   * @param gateway the name of its component and, in brackets, the id
   * @param state like the state of the message
   * @param code the gateway's own code for a failure, or its name for a message that it took
   * @param explanation what came of it and what to do
   */
  public record Attempt(String gateway, String state, String code, String explanation) {

    private static Attempt of(TestAttempt attempt) {
      return new Attempt(
          attempt.gateway(), attempt.state().id(), attempt.code(), attempt.explanation());
    }
  }

  static SmsTestView of(TestMessage message) {
    return new SmsTestView(
        message.id(),
        message.number(),
        message.state().id(),
        message.attempts().stream().map(Attempt::of).toList());
  }
}
