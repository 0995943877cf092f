package dev.secondfactor.keycloak.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.keycloak.gateway.Messages;
import dev.secondfactor.stub.twilio.TwilioKeys;
import dev.secondfactor.stub.twilio.TwilioReplies;
import dev.secondfactor.stub.twilio.TwilioStub;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Twilio says, and what it means. */
@Timeout(120)
@DisplayName("Given a Twilio that says no")
class TwilioRefusalTest {

  private final TwilioBench bench = new TwilioBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, NUMBER",
    "400, 21265, NUMBER",
    "400, 21266, NUMBER",
    "400, 21610, NUMBER",
    "400, 21612, CONFIGURATION",
    "400, 21614, NUMBER",
    "400, 21635, NUMBER",
    "400, 30003, NUMBER",
    "400, 30004, NUMBER",
    "400, 30005, NUMBER",
    "400, 30006, NUMBER",
    "400, 30038, NUMBER",
    "401, 20003, CONFIGURATION",
    "403, 20003, CONFIGURATION",
    "404, 20404, CONFIGURATION",
    "400, 10001, CONFIGURATION",
    "400, 21408, CONFIGURATION",
    "400, 21603, CONFIGURATION",
    "400, 21606, CONFIGURATION",
    "400, 21608, CONFIGURATION",
    "400, 21659, CONFIGURATION",
    "400, 21660, CONFIGURATION",
    "400, 21661, CONFIGURATION",
    "400, 21703, CONFIGURATION",
    "400, 21705, CONFIGURATION",
    "400, 30002, CONFIGURATION",
    "400, 30007, CONFIGURATION",
    "400, 30023, CONFIGURATION",
    "400, 30034, CONFIGURATION",
    "400, 30450, CONFIGURATION",
    "400, 99999, CONFIGURATION",
    "400, 21611, TRANSIENT",
    "400, 14107, TRANSIENT",
    "400, 30001, TRANSIENT",
    "400, 30008, TRANSIENT",
    "400, 30022, TRANSIENT",
    "429, 20429, TRANSIENT",
    "429, 14107, TRANSIENT",
    "503, 20503, TRANSIENT"
  })
  @DisplayName("its code tells who can do something about it, and is all that is kept")
  void codes(int status, int code, Cause cause) {
    bench
        .server()
        .answer(got -> TwilioReplies.error(status, code, "Something about " + Messages.NUMBER));

    assertThat(bench.send()).isEqualTo(new HandOver.NotSent(cause, Integer.toString(code)));
  }

  @Test
  @DisplayName("wrong keys are the operator's matter")
  void wrongKeys() {
    bench
        .server()
        .answer(
            new TwilioStub(new TwilioKeys(TwilioBench.ACCOUNT, "another token", "SK1", "secret")));

    assertThat(bench.send()).isEqualTo(new HandOver.NotSent(Cause.CONFIGURATION, "20003"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, CONFIGURATION",
    "404, CONFIGURATION",
    "301, CONFIGURATION",
    "302, CONFIGURATION",
    "307, CONFIGURATION",
    "429, TRANSIENT",
    "503, TRANSIENT"
  })
  @DisplayName("an answer that is not its own is judged by the status, and no redirection followed")
  void notItsOwn(int status, Cause cause) {
    for (String body :
        List.of("<html>" + Messages.NUMBER + "</html>", "", "{", "[]", "{\"code\": null}")) {
      bench.server().answer(status, body);

      assertThat(bench.send()).isEqualTo(new HandOver.NotSent(cause, "HTTP " + status));
    }
    assertThat(bench.server().requests()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  @DisplayName("TRAP 40: one failure is one request")
  void once(int status) {
    bench.server().answer(got -> TwilioReplies.error(status, 20500, "An internal error"));

    bench.send();

    assertThat(bench.server().requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"500, 20500", "500, 21211", "502, 20502", "504, 20504"})
  @DisplayName("a server error may come after the sending, whatever its code")
  void serverError(int status, int code) {
    bench.server().answer(got -> TwilioReplies.error(status, code, "An internal error"));

    assertThat(bench.send()).isEqualTo(TwilioBench.MAYBE);
  }
}
