package dev.secondfactor.keycloak.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.sms.ReportAddress;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.keycloak.gateway.LogCapture;
import dev.secondfactor.keycloak.gateway.Messages;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.twilio.TwilioReplies;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract with Twilio: a far end that checks and answers as the real one does. */
@Timeout(120)
class TwilioGatewayTest {

  private final TwilioBench bench = new TwilioBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Nested
  @DisplayName("Given a Twilio that works")
  class Working {

    @Test
    @DisplayName("a message from a number is taken, with all that was set")
    void fromANumber() {
      assertThat(bench.send()).isEqualTo(bench.accepted(0));

      assertThat(bench.form())
          .containsOnly(
              Map.entry("To", Messages.NUMBER),
              Map.entry("From", "+15557122661"),
              Map.entry("Body", Messages.TEXT),
              Map.entry("ValidityPeriod", "300"),
              Map.entry("ContentRetention", "discard"),
              Map.entry("AddressRetention", "obfuscate"),
              Map.entry("RiskCheck", "enable"));
    }

    @Test
    @DisplayName("a messaging service takes the place of the number")
    void fromAService() {
      TwilioOptions options =
          TwilioBench.options(Optional.empty(), Optional.of(TwilioBench.SERVICE));

      assertThat(
              TwilioBench.gateway(
                      TwilioBench.account(bench.server().url()), options, TwilioBench.NEVER)
                  .send(TwilioBench.MESSAGE))
          .isEqualTo(bench.accepted(0));
      assertThat(bench.form())
          .containsEntry("MessagingServiceSid", TwilioBench.SERVICE)
          .doesNotContainKey("From");
    }

    @Test
    @DisplayName("an API key signs in for the account")
    void withAnApiKey() {
      TwilioAccount account =
          new TwilioAccount(
              TwilioBench.ACCOUNT,
              "SK1",
              "secret",
              Optional.empty(),
              Optional.empty(),
              Optional.of(bench.server().url()));

      assertThat(
              TwilioBench.gateway(account, TwilioBench.options(), TwilioBench.NEVER)
                  .send(TwilioBench.MESSAGE))
          .isEqualTo(bench.accepted(0));
    }

    @Test
    @DisplayName("it is told where to report what becomes of a message, when it is to report")
    void statusCallback() {
      SmsMessage followed =
          new SmsMessage(
              TwilioBench.MESSAGE.to(),
              Messages.TEXT,
              TwilioBench.MESSAGE.validity(),
              Optional.of(URI.create("https://login.example.org/reports")));
      TwilioGateway reporting =
          TwilioBench.gateway(
              TwilioBench.account(bench.server().url()),
              TwilioBench.options(),
              Optional.of(new TwilioReports(TwilioBench.TOKEN)),
              TwilioBench.NEVER);

      reporting.send(followed);
      assertThat(bench.form())
          .containsEntry(
              "StatusCallback",
              ReportAddress.of(URI.create("https://login.example.org/reports"), reporting)
                  .toString());
      assertThat(bench.form().get("StatusCallback"))
          .doesNotContain(Messages.NUMBER.substring(1), Messages.CODE, "twilio");

      reporting.send(TwilioBench.MESSAGE);
      bench.gateway().send(followed);
      assertThat(bench.server().requests().subList(1, 3))
          .allSatisfy(got -> assertThat(got.form()).doesNotContainKey("StatusCallback"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "36000, 36000", "36001, 36000"})
    @DisplayName("the validity stays in the range that Twilio allows")
    void validity(long seconds, String sent) {
      bench
          .gateway()
          .send(
              new SmsMessage(TwilioBench.MESSAGE.to(), Messages.TEXT, Duration.ofSeconds(seconds)));

      assertThat(bench.form()).containsEntry("ValidityPeriod", sent);
    }

    @Test
    @DisplayName("a base URL may have a path and a slash at its end")
    void baseUrlWithAPath() {
      TwilioBench.gateway(
              TwilioBench.account(URI.create(bench.server().url() + "/twilio/")),
              TwilioBench.options(),
              TwilioBench.NEVER)
          .send(TwilioBench.MESSAGE);

      assertThat(bench.server().requests())
          .extracting(StubServer.Got::path)
          .containsExactly("/twilio/2010-04-01/Accounts/" + TwilioBench.ACCOUNT + "/Messages.json");
    }

    @Test
    @DisplayName("TRAP 34: many messages go over one client")
    void reuses() {
      TwilioGateway gateway = bench.gateway();

      assertThat(List.of(gateway.send(TwilioBench.MESSAGE), gateway.send(TwilioBench.MESSAGE)))
          .containsExactly(bench.accepted(0), bench.accepted(1));
      assertThat(bench.server().requests()).hasSize(2);
    }
  }

  @Nested
  @DisplayName("Given a log at the lowest level")
  class Logged {

    @Test
    @DisplayName("TRAP 16: no text, code, number or key is in it, nor in anything's name")
    void nothing() {
      List<Object> answers = new ArrayList<>();
      try (LogCapture log = new LogCapture()) {
        answers.add(bench.send());
        for (int status : List.of(201, 400, 429, 500, 503)) {
          bench
              .server()
              .answer(
                  got -> TwilioReplies.error(status, 21211, Messages.NUMBER + " " + Messages.TEXT));
          answers.add(bench.send());
        }
        bench.server().answer(400, "<html>" + Messages.NUMBER + " " + Messages.TEXT);
        answers.add(bench.send());

        assertThat(log.lines()).anyMatch(line -> line.contains("request method"));
        assertThat(log.lines()).allSatisfy(TwilioBench::isHarmless);
      }
      assertThat(answers).extracting(Object::toString).allSatisfy(TwilioBench::isHarmless);
      TwilioBench.isHarmless(TwilioBench.account(bench.server().url()).toString());
    }
  }
}
