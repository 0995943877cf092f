package dev.secondfactor.keycloak.gateway.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.secondfactor.keycloak.gateway.StubServer.Got;
import dev.secondfactor.keycloak.gateway.StubServer.Reply;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks requests as Twilio's Messages resource does, and answers in its words. */
final class TwilioStub implements Function<Got, Reply> {

  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String SID = "SM00000000000000000000000000000001";

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private final String username;
  private final String password;

  TwilioStub(String username, String password) {
    this.username = username;
    this.password = password;
  }

  @Override
  public Reply apply(Got got) {
    if (!got.path().equals("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json")) {
      return error(404, 20404, "The requested resource " + got.path() + " was not found");
    }
    if (!got.method().equals("POST")) {
      return error(405, 20004, "Method not allowed");
    }
    if (!("Basic " + base64(username + ":" + password))
        .equals(got.headers().getFirst("Authorization"))) {
      return error(401, 20003, "Authenticate");
    }
    String type = got.headers().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      return error(400, 21604, "A 'To' phone number is required.");
    }
    return check(form(got.body()));
  }

  private static Reply check(Map<String, String> form) {
    String to = form.getOrDefault("To", "");
    if (to.isEmpty()) {
      return error(400, 21604, "A 'To' phone number is required.");
    }
    if (!E164.matcher(to).matches()) {
      return error(400, 21211, "Invalid 'To' Phone Number: " + to);
    }
    if (form.getOrDefault("From", "").isEmpty()
        && form.getOrDefault("MessagingServiceSid", "").isEmpty()) {
      return error(
          400, 21603, "A 'From' or 'MessagingServiceSid' parameter is required to send a message.");
    }
    if (form.getOrDefault("Body", "").isEmpty()) {
      return error(400, 21602, "Message body is required.");
    }
    return queued(to, form.get("Body"));
  }

  static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], UTF_8),
                pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  static Reply error(int status, int code, String message) {
    return Reply.of(
        status,
        """
        {"code": %d, "message": "%s", "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}\
        """
            .formatted(code, message, code, status));
  }

  static Reply queued(String to, String body) {
    return Reply.of(
        201,
        """
        {"account_sid": "%s", "api_version": "2010-04-01", "body": "%s",
         "date_created": "Thu, 24 Aug 2023 05:01:45 +0000", "date_sent": null,
         "date_updated": "Thu, 24 Aug 2023 05:01:45 +0000", "direction": "outbound-api",
         "error_code": null, "error_message": null, "from": "+15557122661", "num_media": "0",
         "num_segments": "1", "price": null, "price_unit": "USD", "messaging_service_sid": null,
         "sid": "%s", "status": "queued",
         "subresource_uris": {"media": "/2010-04-01/Accounts/%s/Messages/%s/Media.json"},
         "to": "%s", "uri": "/2010-04-01/Accounts/%s/Messages/%s.json"}\
        """
            .formatted(
                ACCOUNT,
                body.replace("\"", "\\\"").replace("\n", "\\n"),
                SID,
                ACCOUNT,
                SID,
                to,
                ACCOUNT,
                SID));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
