package dev.secondfactor.keycloak.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Message.AddressRetention;
import com.twilio.rest.api.v2010.account.Message.ContentRetention;
import com.twilio.rest.api.v2010.account.Message.RiskCheck;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.ReportAddress;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.keycloak.gateway.Certificates;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import dev.secondfactor.keycloak.gateway.LogCapture;
import dev.secondfactor.stub.BrokenServer;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.StubServer.Reply;
import dev.secondfactor.stub.twilio.TwilioKeys;
import dev.secondfactor.stub.twilio.TwilioReplies;
import dev.secondfactor.stub.twilio.TwilioStub;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract with Twilio: a far end that checks and answers as the real one does. */
@Timeout(120)
class TwilioGatewayTest {

  private static final String NUMBER = "+4915123456789";
  private static final String CODE = "482913";
  private static final String TEXT =
      "482913 ist Ihr Code für \"A&B=C%\"+\n\n@login.example.org #482913";
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "a-token/with+signs=";
  private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
  private static final TwilioKeys KEYS = new TwilioKeys(ACCOUNT, TOKEN, "SK1", "secret");
  private static final SmsMessage MESSAGE =
      new SmsMessage(new PhoneNumber(NUMBER, "DE", 49), TEXT, Duration.ofSeconds(300));
  private static final Duration NEVER = Duration.ofSeconds(100);
  private static final Duration SOON = Duration.ofMillis(300);
  private static final HandOver MAYBE = new HandOver.MaybeSent();

  private final TwilioStub twilio = new TwilioStub(KEYS);
  private StubServer server;

  @BeforeEach
  void start() {
    server = new StubServer();
    server.answer(twilio);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Nested
  @DisplayName("Given a Twilio that works")
  class Working {

    @Test
    @DisplayName("a message from a number is taken, with all that was set")
    void fromANumber() {
      assertThat(send()).isEqualTo(accepted(0));

      assertThat(form())
          .containsOnly(
              Map.entry("To", NUMBER),
              Map.entry("From", "+15557122661"),
              Map.entry("Body", TEXT),
              Map.entry("ValidityPeriod", "300"),
              Map.entry("ContentRetention", "discard"),
              Map.entry("AddressRetention", "obfuscate"),
              Map.entry("RiskCheck", "enable"));
    }

    @Test
    @DisplayName("a messaging service takes the place of the number")
    void fromAService() {
      TwilioOptions options = options(Optional.empty(), Optional.of(SERVICE));

      assertThat(gateway(account(server.url()), options, NEVER).send(MESSAGE))
          .isEqualTo(accepted(0));
      assertThat(form()).containsEntry("MessagingServiceSid", SERVICE).doesNotContainKey("From");
    }

    @Test
    @DisplayName("an API key signs in for the account")
    void withAnApiKey() {
      TwilioAccount account =
          new TwilioAccount(
              ACCOUNT,
              "SK1",
              "secret",
              Optional.empty(),
              Optional.empty(),
              Optional.of(server.url()));

      assertThat(gateway(account, options(), NEVER).send(MESSAGE)).isEqualTo(accepted(0));
    }

    @Test
    @DisplayName("it is told where to report what becomes of a message, when it is to report")
    void statusCallback() {
      SmsMessage followed =
          new SmsMessage(
              MESSAGE.to(),
              TEXT,
              MESSAGE.validity(),
              Optional.of(URI.create("https://login.example.org/reports")));
      TwilioGateway reporting =
          gateway(account(server.url()), options(), Optional.of(new TwilioReports(TOKEN)), NEVER);

      reporting.send(followed);
      assertThat(form())
          .containsEntry(
              "StatusCallback",
              ReportAddress.of(URI.create("https://login.example.org/reports"), reporting)
                  .toString());
      assertThat(form().get("StatusCallback")).doesNotContain(NUMBER.substring(1), CODE, "twilio");

      reporting.send(MESSAGE);
      gateway(account(server.url()), options(), NEVER).send(followed);
      assertThat(server.requests().subList(1, 3))
          .allSatisfy(got -> assertThat(got.form()).doesNotContainKey("StatusCallback"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "36000, 36000", "36001, 36000"})
    @DisplayName("the validity stays in the range that Twilio allows")
    void validity(long seconds, String sent) {
      gateway(account(server.url()), options(), NEVER)
          .send(new SmsMessage(MESSAGE.to(), TEXT, Duration.ofSeconds(seconds)));

      assertThat(form()).containsEntry("ValidityPeriod", sent);
    }

    @Test
    @DisplayName("a base URL may have a path and a slash at its end")
    void baseUrlWithAPath() {
      gateway(account(URI.create(server.url() + "/twilio/")), options(), NEVER).send(MESSAGE);

      assertThat(server.requests())
          .extracting(StubServer.Got::path)
          .containsExactly("/twilio/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
    }

    @Test
    @DisplayName("TRAP 34: many messages go over one client")
    void reuses() {
      TwilioGateway gateway = gateway(account(server.url()), options(), NEVER);

      assertThat(List.of(gateway.send(MESSAGE), gateway.send(MESSAGE)))
          .containsExactly(accepted(0), accepted(1));
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Nested
  @DisplayName("Given a Twilio that says no")
  class Refusing {

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
      server.answer(got -> TwilioReplies.error(status, code, "Something about " + NUMBER));

      assertThat(send()).isEqualTo(new HandOver.NotSent(cause, Integer.toString(code)));
    }

    @Test
    @DisplayName("wrong keys are the operator's matter")
    void wrongKeys() {
      server.answer(new TwilioStub(new TwilioKeys(ACCOUNT, "another token", "SK1", "secret")));

      assertThat(send()).isEqualTo(new HandOver.NotSent(Cause.CONFIGURATION, "20003"));
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
    @DisplayName(
        "an answer that is not its own is judged by the status, and no redirection followed")
    void notItsOwn(int status, Cause cause) {
      for (String body :
          List.of("<html>" + NUMBER + "</html>", "", "{", "[]", "{\"code\": null}")) {
        server.answer(status, body);

        assertThat(send()).isEqualTo(new HandOver.NotSent(cause, "HTTP " + status));
      }
      assertThat(server.requests()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    @DisplayName("TRAP 40: one failure is one request")
    void once(int status) {
      server.answer(got -> TwilioReplies.error(status, 20500, "An internal error"));

      send();

      assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, 20500", "500, 21211", "502, 20502", "504, 20504"})
    @DisplayName("a server error may come after the sending, whatever its code")
    void serverError(int status, int code) {
      server.answer(got -> TwilioReplies.error(status, code, "An internal error"));

      assertThat(send()).isEqualTo(MAYBE);
    }
  }

  @Nested
  @DisplayName("Given an answer that cannot be understood")
  class Unreadable {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "\"SM1\"", "{}", "{\"sid\": null}", "<html/>"})
    @DisplayName("the message may have been sent")
    void malformed(String body) {
      server.answer(201, body);

      assertThat(send()).isEqualTo(MAYBE);
    }

    @Test
    @DisplayName("an endless one is read up to a limit")
    void endless() {
      server.answer(201, "[" + "1,".repeat(5_000_000) + "1]");

      assertThat(send()).isEqualTo(MAYBE);
    }
  }

  @Nested
  @DisplayName("Given a connection that fails")
  class Failing {

    @Test
    @DisplayName("no answer in time: it may have been sent")
    void hangs() {
      server.hang();

      assertThat(gateway(account(server.url()), options(), SOON).send(MESSAGE)).isEqualTo(MAYBE);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("half an answer in time: it may have been sent")
    void stopsInTheMiddle() {
      server.answer(got -> Reply.unfinished(201, "{\"sid\": \"SM1\""));

      assertThat(gateway(account(server.url()), options(), SOON).send(MESSAGE)).isEqualTo(MAYBE);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("a connection that is dropped after the request: it may have been sent")
    void reset() throws Exception {
      try (BrokenServer broken = new BrokenServer()) {
        assertThat(gateway(account(broken.url()), options(), NEVER).send(MESSAGE)).isEqualTo(MAYBE);
      }
    }

    @Test
    @DisplayName("nobody listens: not sent")
    void refused() {
      server.close();

      assertThat(send()).isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
    }

    @Test
    @DisplayName("a host that does not exist: not sent")
    void unknownHost() {
      URI nowhere = URI.create("http://twilio.invalid");

      assertThat(gateway(account(nowhere), options(), NEVER).send(MESSAGE))
          .isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
    }

    @Test
    @DisplayName("no connection in time: not sent")
    void noConnection() throws Exception {
      try (FullQueue queue = new FullQueue()) {
        GatewayTimeouts timeouts = new GatewayTimeouts(SOON, NEVER);
        TwilioGateway gateway =
            new TwilioGateway(
                "twilio", account(queue.url()), options(), Optional.empty(), timeouts);

        assertThat(gateway.send(MESSAGE)).isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
      }
    }

    @Test
    @DisplayName("a certificate that nobody trusts: not sent")
    void untrusted(@TempDir Path folder) throws Exception {
      try (StubServer other = new StubServer(Certificates.untrustedServer(folder))) {
        URI url = URI.create("https://127.0.0.1:" + other.port());

        assertThat(gateway(account(url), options(), NEVER).send(MESSAGE))
            .isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
        assertThat(other.requests()).isEmpty();
      }
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
        answers.add(send());
        for (int status : List.of(201, 400, 429, 500, 503)) {
          server.answer(got -> TwilioReplies.error(status, 21211, NUMBER + " " + TEXT));
          answers.add(send());
        }
        server.answer(400, "<html>" + NUMBER + " " + TEXT);
        answers.add(send());

        assertThat(log.lines()).anyMatch(line -> line.contains("request method"));
        assertThat(log.lines()).allSatisfy(TwilioGatewayTest::isHarmless);
      }
      assertThat(answers).extracting(Object::toString).allSatisfy(TwilioGatewayTest::isHarmless);
      isHarmless(account(server.url()).toString());
    }
  }

  private static void isHarmless(String text) {
    assertThat(text).doesNotContain(CODE, NUMBER, NUMBER.substring(1), TOKEN, "ist Ihr Code");
  }

  private HandOver send() {
    return gateway(account(server.url()), options(), NEVER).send(MESSAGE);
  }

  private Map<String, String> form() {
    return server.requests().get(0).form();
  }

  private HandOver accepted(int number) {
    return new HandOver.Accepted(twilio.messages().get(number).sid());
  }

  private static TwilioGateway gateway(
      TwilioAccount account, TwilioOptions options, Duration total) {
    return gateway(account, options, Optional.empty(), total);
  }

  private static TwilioGateway gateway(
      TwilioAccount account,
      TwilioOptions options,
      Optional<TwilioReports> reports,
      Duration total) {
    return new TwilioGateway(
        "twilio", account, options, reports, new GatewayTimeouts(NEVER, total));
  }

  private static TwilioAccount account(URI url) {
    return new TwilioAccount(
        ACCOUNT, ACCOUNT, TOKEN, Optional.of("ie1"), Optional.of("dublin"), Optional.of(url));
  }

  private static TwilioOptions options() {
    return options(Optional.of("+15557122661"), Optional.empty());
  }

  private static TwilioOptions options(Optional<String> from, Optional<String> service) {
    return new TwilioOptions(
        from, service, ContentRetention.DISCARD, AddressRetention.OBFUSCATE, RiskCheck.ENABLE);
  }

  /** A port whose queue of waiting connections is full, so that no further one is taken. */
  private static final class FullQueue implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<java.net.Socket> waiting = new ArrayList<>();

    private FullQueue() throws Exception {
      boolean full = false;
      while (!full) {
        java.net.Socket caller = new java.net.Socket();
        try {
          caller.connect(socket.getLocalSocketAddress(), 200);
          waiting.add(caller);
        } catch (java.net.SocketTimeoutException isFull) {
          caller.close();
          full = true;
        }
      }
    }

    private URI url() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws Exception {
      for (java.net.Socket caller : waiting) {
        caller.close();
      }
      socket.close();
    }
  }
}
