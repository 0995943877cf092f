package dev.secondfactor.it.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.harness.sms.TwilioServer;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.StubServer.Reply;
import dev.secondfactor.stub.twilio.TwilioKeys;
import dev.secondfactor.stub.twilio.TwilioMessage;
import dev.secondfactor.stub.twilio.TwilioSignature;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The Twilio of the tests")
class TwilioServerTest {

  private final TwilioServer twilio = TwilioServer.start();
  private final TwilioAccount account = twilio.openAccount();
  private final String number = MobileNumbers.next();

  @AfterEach
  void stop() {
    twilio.close();
  }

  @Test
  @DisplayName("takes a message, and keeps it for the account that sent it")
  void takes() {
    TwilioAccount other = twilio.openAccount();

    HttpResponse<String> answer = send(account, Map.of());

    TwilioMessage message = account.inbox().first(number);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(Json.parse(answer.body()).path("sid").asText()).isEqualTo(message.sid());
    assertThat(Json.parse(answer.body()).path("body").asText()).isEqualTo(message.body());
    assertThat(message.from()).isEqualTo(TwilioAccount.FROM);
    assertThat(account.inbox().code(number)).isEqualTo("042913");
    assertThat(other.inbox().all()).isEmpty();
    assertThat(other.requests()).isEmpty();
    assertThat(twilio.messages()).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource({
    "To, '', 400, 21604",
    "To, 015123456789, 400, 21211",
    "From, '', 400, 21603",
    "From, #, 400, 21212",
    "MessagingServiceSid, MG1, 404, 21701",
    "Body, '', 400, 21602",
    "ValidityPeriod, 0, 400, 90007",
    "ValidityPeriod, 36001, 400, 90007",
    "ValidityPeriod, -1, 400, 90014",
    "ContentRetention, none, 400, 20001",
    "StatusCallback, nowhere, 400, 21609"
  })
  @DisplayName("refuses what the real one refuses, in its words")
  void refuses(String parameter, String value, int status, int code) {
    HttpResponse<String> answer = send(account, Map.of(parameter, value));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Json.parse(answer.body()).path("code").asInt()).isEqualTo(code);
    assertThat(account.inbox().all()).isEmpty();
    assertThat(account.requests()).hasSize(1);
  }

  @Test
  @DisplayName("knows the keys of each account, and lets nobody else in")
  void knowsItsKeys() {
    TwilioKeys keys = account.keys();
    TwilioKeys others = twilio.openAccount().keys();

    assertThat(send(account, keys.apiKeySid(), keys.apiKeySecret()).statusCode()).isEqualTo(201);
    assertThat(send(account, others.accountSid(), others.authToken()).statusCode()).isEqualTo(401);
    assertThat(send(account, keys.accountSid(), keys.apiKeySecret()).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("fails as it is told to, for one account only, and works again")
  void fails() {
    TwilioAccount other = twilio.openAccount();
    account.refuses(400, 21408);
    assertThat(send(account, Map.of()).body()).contains("21408");
    account.answers(Reply.of(503, ""));
    assertThat(send(account, Map.of()).statusCode()).isEqualTo(503);
    account.answers(Reply.hangUp());
    assertThatThrownBy(() -> send(account, Map.of())).isInstanceOf(UncheckedIOException.class);
    assertThat(send(other, Map.of()).statusCode()).isEqualTo(201);
    account.works();

    assertThat(send(account, Map.of()).statusCode()).isEqualTo(201);
    assertThat(account.inbox().count(number)).isEqualTo(1);
  }

  @Test
  @DisplayName("tells what became of a message, signed with the account's token")
  void reports() {
    try (StubServer callback = new StubServer()) {
      callback.answer(204, "");
      String url = callback.url() + "/status?a=b";
      send(account, Map.of("StatusCallback", url));

      account.report(account.inbox().first(number), "undelivered", "30003");

      StubServer.Got got = callback.requests().get(0);
      assertThat(got.path()).isEqualTo("/status?a=b");
      assertThat(got.form())
          .containsEntry("MessageSid", account.inbox().first(number).sid())
          .containsEntry("MessageStatus", "undelivered")
          .containsEntry("ErrorCode", "30003");
      assertThat(got.headers().getFirst(TwilioSignature.HEADER))
          .isEqualTo(TwilioSignature.of(url, got.form(), account.keys().authToken()));
    }
  }

  @Test
  @DisplayName("signs as Twilio's documentation does")
  void signs() {
    Map<String, String> parameters =
        Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675309",
            "Digits", "1234",
            "From", "+14158675309",
            "To", "+18005551212");

    assertThat(
            TwilioSignature.of("https://mycompany.com/myapp.php?foo=1&bar=2", parameters, "12345"))
        .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  }

  private HttpResponse<String> send(TwilioAccount sender, Map<String, String> changes) {
    return TwilioClient.send(sender, parameters(changes));
  }

  private HttpResponse<String> send(TwilioAccount sender, String username, String password) {
    return TwilioClient.send(sender, username, password, parameters(Map.of()));
  }

  private Map<String, String> parameters(Map<String, String> changes) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("To", number);
    parameters.put("Body", "042913 is your \"code\".\n\n@login.example.org #042913");
    parameters.putAll(changes);
    return parameters;
  }
}
