package dev.secondfactor.stub.twilio;

import dev.secondfactor.stub.StubServer.Got;
import dev.secondfactor.stub.StubServer.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What Twilio's Messages resource looks at before it takes a message, in its order and words. */
final class TwilioCheck {

  private static final int LONGEST_BODY = 1600;
  private static final int LONGEST_VALIDITY = 36_000;

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /** A number, a short code, or a name. */
  private static final Pattern SENDER =
      Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");

  private static final Pattern SERVICE = Pattern.compile("MG[0-9a-f]{32}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/\\s]+(/\\S*)?");

  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "ContentRetention", Set.of("retain", "discard"),
          "AddressRetention", Set.of("retain", "obfuscate"),
          "RiskCheck", Set.of("enable", "disable"));

  private TwilioCheck() {}

  /** Why the request is refused before anybody reads its form; empty when it is not. */
  static Optional<Reply> problem(Got got, TwilioKeys keys) {
    if (!got.path().endsWith("/2010-04-01/Accounts/" + keys.accountSid() + "/Messages.json")) {
      return refused(404, 20404, "The requested resource " + got.path() + " was not found");
    }
    if (!keys.allow(header(got, "Authorization"))) {
      return refused(401, 20003, "Authenticate");
    }
    if (!got.method().equals("POST")) {
      return refused(405, 20004, "Method not allowed");
    }
    if (!header(got, "Content-Type").startsWith("application/x-www-form-urlencoded")) {
      return refused(400, 21604, "A 'To' phone number is required.");
    }
    return problem(got.form());
  }

  private static Optional<Reply> problem(Map<String, String> form) {
    return toWhom(form)
        .or(() -> fromWhom(form))
        .or(() -> body(form))
        .or(() -> validity(form))
        .or(() -> options(form));
  }

  private static Optional<Reply> toWhom(Map<String, String> form) {
    String to = form.getOrDefault("To", "");
    if (to.isEmpty()) {
      return refused(400, 21604, "A 'To' phone number is required.");
    }
    return E164.matcher(to).matches()
        ? Optional.empty()
        : refused(400, 21211, "Invalid 'To' Phone Number: " + to);
  }

  private static Optional<Reply> fromWhom(Map<String, String> form) {
    String from = form.getOrDefault("From", "");
    String service = form.getOrDefault("MessagingServiceSid", "");
    if (from.isEmpty() && service.isEmpty()) {
      return refused(
          400, 21603, "A 'From' or 'MessagingServiceSid' parameter is required to send a message.");
    }
    if (!from.isEmpty() && !SENDER.matcher(from).matches()) {
      return refused(400, 21212, "Invalid From Number (caller ID): " + from);
    }
    if (!service.isEmpty() && !SERVICE.matcher(service).matches()) {
      return refused(404, 21701, "The Messaging Service does not exist.");
    }
    return from.equals(form.get("To"))
        ? refused(400, 21266, "'To' and 'From' number cannot be the same: " + from)
        : Optional.empty();
  }

  private static Optional<Reply> body(Map<String, String> form) {
    String body = form.getOrDefault("Body", "");
    if (body.isEmpty()) {
      return refused(400, 21602, "Message body is required.");
    }
    return body.length() > LONGEST_BODY
        ? refused(400, 21617, "The concatenated message body exceeds the 1600 character limit.")
        : Optional.empty();
  }

  private static Optional<Reply> validity(Map<String, String> form) {
    String seconds = form.getOrDefault("ValidityPeriod", Integer.toString(LONGEST_VALIDITY));
    if (!SECONDS.matcher(seconds).matches()) {
      return refused(400, 90014, "Validity Period should be positive integer");
    }
    int value = Integer.parseInt(seconds);
    return value < 1 || value > LONGEST_VALIDITY
        ? refused(400, 90007, "Invalid validity period value")
        : Optional.empty();
  }

  private static Optional<Reply> options(Map<String, String> form) {
    for (Map.Entry<String, Set<String>> choice : CHOICES.entrySet()) {
      String given = form.getOrDefault(choice.getKey(), "");
      if (!given.isEmpty() && !choice.getValue().contains(given)) {
        return refused(400, 20001, "Invalid value of parameter " + choice.getKey());
      }
    }
    String callback = form.getOrDefault("StatusCallback", "");
    return callback.isEmpty() || WEB_ADDRESS.matcher(callback).matches()
        ? Optional.empty()
        : refused(400, 21609, "The 'StatusCallback' URL " + callback + " is not a valid URL.");
  }

  private static String header(Got got, String name) {
    return Optional.ofNullable(got.headers().getFirst(name)).orElse("");
  }

  private static Optional<Reply> refused(int status, int code, String message) {
    return Optional.of(TwilioReplies.error(status, code, message));
  }
}
