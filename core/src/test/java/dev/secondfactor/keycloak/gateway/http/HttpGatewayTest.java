package dev.secondfactor.keycloak.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.keycloak.gateway.Certificates;
import dev.secondfactor.keycloak.gateway.LogCapture;
import dev.secondfactor.keycloak.gateway.Messages;
import dev.secondfactor.stub.BrokenServer;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.StubServer.Got;
import dev.secondfactor.stub.StubServer.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract with a provider that takes messages by HTTP. */
@Timeout(120)
class HttpGatewayTest {

  private static final HandOver MAYBE = new HandOver.MaybeSent();
  private static final String TOKEN = "t0ken";

  private StubServer server;

  @BeforeEach
  void start() throws Exception {
    server = new StubServer();
    server.answer(202, "{\"messages\": [{\"id\": \"m-1\", \"n\": 7}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Nested
  @DisplayName("Given a provider that works")
  class Working {

    @Test
    @DisplayName("a message is a request with all that was set")
    void json() throws Exception {
      Map<String, String> more =
          Map.of(
              "headers", "X-Api-Key: key-{secret}",
              "secret", "s3cret",
              "authorization", "Bearer " + TOKEN,
              "messageId", "/messages/0/id");

      assertThat(send(more)).isEqualTo(new HandOver.Accepted("m-1"));

      Got got = server.requests().get(0);
      assertThat(got.method()).isEqualTo("POST");
      assertThat(got.path()).isEqualTo("/send");
      assertThat(got.headers().get("X-Api-Key")).containsExactly("key-s3cret");
      assertThat(got.headers().get("Authorization")).containsExactly("Bearer " + TOKEN);
      assertThat(got.headers().get("Content-Type")).containsExactly("application/json");
      assertThat(new ObjectMapper().readTree(got.body()))
          .isEqualTo(
              new ObjectMapper()
                  .createObjectNode()
                  .put("to", Messages.NUMBER)
                  .put("text", Messages.TEXT));
    }

    @Test
    @DisplayName("a form can be put")
    void form() {
      assertThat(
              send(Map.of("method", "PUT", "bodyType", "form", "body", "t={to}&m={text}&f=Shop")))
          .isEqualTo(new HandOver.Accepted(""));

      Got got = server.requests().get(0);
      assertThat(got.method()).isEqualTo("PUT");
      assertThat(got.headers().get("Content-Type"))
          .containsExactly("application/x-www-form-urlencoded");
      assertThat(got.body())
          .isEqualTo(
              "t=%2B4915123456789&m=482913+ist+Ihr+Code+f%C3%BCr+%22A%26B%3DC%25%22%2B%0A%0A"
                  + "%40login.example.org+%23482913&f=Shop");
    }

    @Test
    @DisplayName("an id may be a number")
    void numericId() {
      assertThat(send(Map.of("messageId", "/messages/0/n"))).isEqualTo(new HandOver.Accepted("7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"messages\": []}", "<html/>"})
    @DisplayName("an answer without the id that was promised: it may have been sent")
    void noId(String body) {
      server.answer(200, body);

      assertThat(send(Map.of("messageId", "/messages/0/id"))).isEqualTo(MAYBE);
      assertThat(send(Map.of())).isEqualTo(new HandOver.Accepted(""));
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 34: many messages go over one client")
    void reuses() {
      HttpGateway gateway = gateway(Map.of());

      assertThat(List.of(gateway.send(Messages.MESSAGE), gateway.send(Messages.MESSAGE)))
          .containsOnly(new HandOver.Accepted(""));
    }
  }

  @Nested
  @DisplayName("Given a provider that does not take it")
  class Refusing {

    @ParameterizedTest
    @CsvSource({
      "301, CONFIGURATION",
      "307, CONFIGURATION",
      "400, CONFIGURATION",
      "401, CONFIGURATION",
      "404, CONFIGURATION",
      "429, TRANSIENT",
      "503, TRANSIENT"
    })
    @Tag("trap")
    @DisplayName("TRAP 34, TRAP 40: its status tells who can do something, after one request")
    void status(int status, Cause cause) {
      server.answer(status, "Something about " + Messages.NUMBER);

      assertThat(send(Map.of())).isEqualTo(new HandOver.NotSent(cause, "HTTP " + status));
      assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    @Tag("trap")
    @DisplayName("TRAP 40: a server error may come after the sending, and is one request")
    void serverError(int status) {
      server.answer(status, "");

      assertThat(send(Map.of())).isEqualTo(MAYBE);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("what counts as success is chosen")
    void success() {
      server.answer(200, "");
      assertThat(send(Map.of("successStatus", "202"))).isEqualTo(MAYBE);

      server.answer(409, "");
      assertThat(send(Map.of("successStatus", "202,409"))).isEqualTo(new HandOver.Accepted(""));
    }

    @Test
    @DisplayName("operators are told what a code means")
    void words() {
      HttpGateway gateway = gateway(Map.of());

      assertThat(gateway.explain("HTTP 401")).hasValue("the gateway does not know the keys");
      assertThat(gateway.explain("HTTP 422")).hasValue("the gateway has refused the request");
      assertThat(gateway.explain("")).hasValue("no connection to the gateway");
      assertThat(gateway.explain("other")).isEmpty();
    }
  }

  @Nested
  @DisplayName("Given a connection that fails")
  class Failing {

    @Test
    @DisplayName("no answer in a second: it may have been sent")
    void hangs() {
      server.hang();

      assertThat(send(Map.of("timeoutMillis", "1000"))).isEqualTo(MAYBE);
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("half an answer in time: it may have been sent")
    void slow() {
      server.answer(got -> Reply.unfinished(202, "{"));

      assertThat(send(Map.of("timeoutMillis", "1000"))).isEqualTo(MAYBE);
    }

    @Test
    @DisplayName("a connection that is dropped after the request: it may have been sent")
    void reset() throws Exception {
      try (BrokenServer broken = new BrokenServer()) {
        assertThat(send(Map.of("url", broken.url().toString()))).isEqualTo(MAYBE);
      }
    }

    @Test
    @DisplayName("nobody listens: not sent")
    void refused() {
      server.close();

      assertThat(send(Map.of())).isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
    }

    @Test
    @DisplayName("a certificate that nobody trusts: not sent")
    void untrusted(@TempDir Path folder) throws Exception {
      try (StubServer other = new StubServer(Certificates.untrustedServer(folder))) {
        assertThat(send(Map.of("url", "https://127.0.0.1:" + other.port())))
            .isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
        assertThat(other.requests()).isEmpty();
      }
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 16: no text, code, number or key is in the log at any level")
  void logsNothing() {
    List<HandOver> answers = new ArrayList<>();
    try (LogCapture log = new LogCapture()) {
      for (int status : List.of(202, 400, 429, 500, 503)) {
        server.answer(status, Messages.NUMBER + " " + Messages.TEXT);
        answers.add(send(Map.of("authorization", "Bearer " + TOKEN)));
      }
      assertThat(log.lines())
          .allSatisfy(Messages::isHarmless)
          .noneMatch(line -> line.contains(TOKEN));
    }
    assertThat(answers).extracting(Object::toString).allSatisfy(Messages::isHarmless);
  }

  private HandOver send(Map<String, String> more) {
    return gateway(more).send(Messages.MESSAGE);
  }

  private HttpGateway gateway(Map<String, String> more) {
    Map<String, String> config = new HashMap<>();
    config.put("url", server.url() + "/send");
    config.put("body", "{\"to\": \"{to}\", \"text\": \"{text}\"}");
    config.putAll(more);
    return new HttpGateway("http", HttpSettingsTest.read(config));
  }
}
