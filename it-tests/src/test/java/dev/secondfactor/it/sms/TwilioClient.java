package dev.secondfactor.it.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Sends by an account at Twilio without any Keycloak. */
public final class TwilioClient {

  private TwilioClient() {}

  /** Sends a text. */
  public static void send(TwilioAccount account, String to, String text) {
    HttpResponse<String> answer = send(account, Map.of("To", to, "Body", text));
    if (answer.statusCode() != 201) {
      throw new AssertionError("not sent: " + answer.statusCode() + " " + answer.body());
    }
  }

  /** Sends these parameters; the account is the sender when they name none. */
  static HttpResponse<String> send(TwilioAccount account, Map<String, String> parameters) {
    String username = account.keys().accountSid();
    return send(account, username, account.keys().authToken(), parameters);
  }

  /** As the other, signed in otherwise. */
  static HttpResponse<String> send(
      TwilioAccount account, String username, String password, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(Map.of("From", TwilioAccount.FROM));
    all.putAll(parameters);
    String login = Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
    return Http.send(
        Http.request(messagesOf(account))
            .header("Authorization", "Basic " + login)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Http.encoded(all)))
            .build());
  }

  private static URI messagesOf(TwilioAccount account) {
    return URI.create(
        account.gatewaySettings().get("baseUrl")
            + "/2010-04-01/Accounts/"
            + account.keys().accountSid()
            + "/Messages.json");
  }
}
