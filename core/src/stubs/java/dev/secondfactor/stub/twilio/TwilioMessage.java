package dev.secondfactor.stub.twilio;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message that was taken.
 *
 * @param sid Twilio's id of it: {@code SM} and 32 hexadecimal digits
 * @param parameters all that came with it, by Twilio's names
 * @param taken when
 */
public record TwilioMessage(String sid, Map<String, String> parameters, Instant taken) {

  /** The number that it goes to, in E.164. */
  public String to() {
    return parameters.getOrDefault("To", "");
  }

  /** The sender: a number, a name, or the messaging service that picks one. */
  public String from() {
    return parameters.getOrDefault("From", parameters.getOrDefault("MessagingServiceSid", ""));
  }

  /** The text. */
  public String body() {
    return parameters.getOrDefault("Body", "");
  }

  /** Where its fate is to be told, when somebody wants to know it. */
  public Optional<String> statusCallback() {
    return Optional.ofNullable(parameters.get("StatusCallback"));
  }
}
