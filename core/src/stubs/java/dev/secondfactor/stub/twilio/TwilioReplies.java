package dev.secondfactor.stub.twilio;

import dev.secondfactor.stub.StubServer.Reply;

/** What Twilio's API says, in its own form. */
public final class TwilioReplies {

  private TwilioReplies() {}

  /** A refusal with one of Twilio's codes. */
  public static Reply error(int status, int code, String message) {
    return Reply.of(
        status,
        """
        {"code": %d, "message": %s, "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}\
        """
            .formatted(code, quoted(message), code, status));
  }

  /** The answer for a message that was taken. */
  static Reply queued(String accountSid, TwilioMessage message) {
    String uri = "/2010-04-01/Accounts/%s/Messages/%s".formatted(accountSid, message.sid());
    boolean byService = message.parameters().containsKey("MessagingServiceSid");
    return Reply.of(
        201,
        """
        {"account_sid": "%s", "api_version": "2010-04-01", "body": %s,
         "date_created": "Thu, 24 Aug 2023 05:01:45 +0000", "date_sent": null,
         "date_updated": "Thu, 24 Aug 2023 05:01:45 +0000", "direction": "outbound-api",
         "error_code": null, "error_message": null, "from": %s, "num_media": "0",
         "num_segments": "1", "price": null, "price_unit": "USD", "messaging_service_sid": %s,
         "sid": "%s", "status": "%s", "subresource_uris": {"media": "%s/Media.json"},
         "to": "%s", "uri": "%s.json"}\
        """
            .formatted(
                accountSid,
                quoted(message.body()),
                byService ? "null" : quoted(message.from()),
                byService ? quoted(message.from()) : "null",
                message.sid(),
                byService ? "accepted" : "queued",
                uri,
                message.to(),
                uri));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
