package dev.secondfactor.it.harness.sms;

import dev.secondfactor.it.harness.Http;
import dev.secondfactor.stub.StubServer.Got;
import dev.secondfactor.stub.StubServer.Reply;
import dev.secondfactor.stub.twilio.TwilioKeys;
import dev.secondfactor.stub.twilio.TwilioMessage;
import dev.secondfactor.stub.twilio.TwilioReplies;
import dev.secondfactor.stub.twilio.TwilioSignature;
import dev.secondfactor.stub.twilio.TwilioStub;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An account at a {@link TwilioServer}: its keys, its messages, and how it answers at the time. */
public final class TwilioAccount {

  /** A number that the account sends from. */
  public static final String FROM = "+15557122661";

  private final URI url;
  private final TwilioKeys keys = TwilioKeys.fresh();
  private final TwilioStub stub = new TwilioStub(keys);
  private final List<Got> requests = new CopyOnWriteArrayList<>();
  private volatile Function<Got, Reply> answers = stub;

  TwilioAccount(URI url) {
    this.url = url;
  }

  /** What signs in for it. */
  public TwilioKeys keys() {
    return keys;
  }

  /** The messages that it took. */
  public SmsInbox inbox() {
    return new SmsInbox(stub::messages);
  }

  /** The settings of a gateway that sends by this account. */
  public Map<String, String> gatewaySettings() {
    return Map.of(
        "accountSid", keys.accountSid(),
        "authToken", keys.authToken(),
        "from", FROM,
        "baseUrl", url.toString());
  }

  /** Every request so far, whatever was answered, oldest first. */
  public List<Got> requests() {
    return List.copyOf(requests);
  }

  /** From now on it refuses with one of Twilio's codes. */
  public void refuses(int status, int code) {
    answers(TwilioReplies.error(status, code, "Refused by the test"));
  }

  /** From now on it answers so, whatever is asked; see {@link Reply}. */
  public void answers(Reply reply) {
    answers = got -> reply;
  }

  /** From now on it takes messages, and its answers need this long. */
  public void isSlow(Duration delay) {
    answers = got -> stub.apply(got).after(delay);
  }

  /** From now on it works again. */
  public void works() {
    answers = stub;
  }

  /**
   * Tells where the message wants it told what became of it, as Twilio does: signed with the
   * account's auth token.
   *
   * @param status such as {@code sent}, {@code delivered}, {@code undelivered}, {@code failed}
   * @param errorCode Twilio's code, or an empty text
   * @throws java.util.NoSuchElementException when the message names no address for that
   */
  public HttpResponse<String> report(TwilioMessage message, String status, String errorCode) {
    return report(message, status, errorCode, keys.authToken());
  }

  /** As the other, signed with any token. */
  public HttpResponse<String> report(
      TwilioMessage message, String status, String errorCode, String authToken) {
    Map<String, String> parameters = reportOf(message, status, errorCode);
    String target = message.statusCallback().orElseThrow();
    return post(target, parameters, TwilioSignature.of(target, parameters, authToken));
  }

  /** The parameters of a report. */
  public Map<String, String> reportOf(TwilioMessage message, String status, String errorCode) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("AccountSid", keys.accountSid());
    parameters.put("ApiVersion", "2010-04-01");
    parameters.put("From", message.from());
    parameters.put("To", message.to());
    parameters.put("MessageSid", message.sid());
    parameters.put("MessageStatus", status);
    parameters.put("SmsSid", message.sid());
    parameters.put("SmsStatus", status);
    if (!errorCode.isEmpty()) {
      parameters.put("ErrorCode", errorCode);
    }
    return parameters;
  }

  /** Posts parameters with a signature, right or not. */
  public static HttpResponse<String> post(
      String target, Map<String, String> parameters, String signature) {
    HttpRequest request =
        Http.request(URI.create(target))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .header("User-Agent", "TwilioProxy/1.1")
            .header(TwilioSignature.HEADER, signature)
            .POST(BodyPublishers.ofString(Http.encoded(parameters)))
            .build();
    return Http.send(request);
  }

  Reply reply(Got got) {
    requests.add(got);
    return answers.apply(got);
  }
}
