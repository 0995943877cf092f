package dev.secondfactor.it.harness.sms;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The text messages that an account sent, as their readers find them on their phones. */
public final class SmsInbox {

  private final Supplier<List<TwilioMessage>> messages;

  SmsInbox(Supplier<List<TwilioMessage>> messages) {
    this.messages = messages;
  }

  /** Every message so far, oldest first. */
  public List<TwilioMessage> all() {
    return messages.get();
  }

  /** The messages to a number so far, oldest first. */
  public List<TwilioMessage> to(String number) {
    return all().stream().filter(message -> message.to().equals(number)).toList();
  }

  /** How many messages a number has got so far. */
  public int count(String number) {
    return to(number).size();
  }

  /** Waits for the first message to a number. */
  public TwilioMessage first(String number) {
    return await(number, 1);
  }

  /** Waits for the n-th message to a number; the first is 1. */
  public TwilioMessage await(String number, int n) {
    return Waiting.forSome(
        "text message " + n + " to " + number, () -> to(number).stream().skip(n - 1L).findFirst());
  }

  /** The codes that a number has got so far, oldest first. */
  public List<String> codes(String number) {
    return to(number).stream()
        .map(message -> Codes.find(message.body()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Waits for the n-th message with a code, whatever else came between, and reads it. */
  public String nthCode(String number, int n) {
    return Waiting.forSome(
        "code " + n + " to " + number, () -> codes(number).stream().skip(n - 1L).findFirst());
  }

  /** Waits for the first message with a code and reads it. */
  public String code(String number) {
    return nthCode(number, 1);
  }
}
