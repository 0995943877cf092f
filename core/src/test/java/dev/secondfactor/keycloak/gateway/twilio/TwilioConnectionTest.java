package dev.secondfactor.keycloak.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.keycloak.gateway.Certificates;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import dev.secondfactor.stub.BrokenServer;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.StubServer.Reply;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that do not come, or that nobody understands. */
@Timeout(120)
class TwilioConnectionTest {

  private final TwilioBench bench = new TwilioBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Nested
  @DisplayName("Given an answer that cannot be understood")
  class Unreadable {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "\"SM1\"", "{}", "{\"sid\": null}", "<html/>"})
    @DisplayName("the message may have been sent")
    void malformed(String body) {
      bench.server().answer(201, body);

      assertThat(bench.send()).isEqualTo(TwilioBench.MAYBE);
    }

    @Test
    @DisplayName("an endless one is read up to a limit")
    void endless() {
      bench.server().answer(201, "[" + "1,".repeat(5_000_000) + "1]");

      assertThat(bench.send()).isEqualTo(TwilioBench.MAYBE);
    }
  }

  @Nested
  @DisplayName("Given a connection that fails")
  class Failing {

    @Test
    @DisplayName("no answer in time: it may have been sent")
    void hangs() {
      bench.server().hang();

      assertThat(
              TwilioBench.gateway(bench.server().url(), TwilioBench.SOON).send(TwilioBench.MESSAGE))
          .isEqualTo(TwilioBench.MAYBE);
      assertThat(bench.server().requests()).hasSize(1);
    }

    @Test
    @DisplayName("half an answer in time: it may have been sent")
    void stopsInTheMiddle() {
      bench.server().answer(got -> Reply.unfinished(201, "{\"sid\": \"SM1\""));

      assertThat(
              TwilioBench.gateway(bench.server().url(), TwilioBench.SOON).send(TwilioBench.MESSAGE))
          .isEqualTo(TwilioBench.MAYBE);
      assertThat(bench.server().requests()).hasSize(1);
    }

    @Test
    @DisplayName("a connection that is dropped after the request: it may have been sent")
    void reset() throws Exception {
      try (BrokenServer broken = new BrokenServer()) {
        assertThat(TwilioBench.gateway(broken.url(), TwilioBench.NEVER).send(TwilioBench.MESSAGE))
            .isEqualTo(TwilioBench.MAYBE);
      }
    }

    @Test
    @DisplayName("nobody listens: not sent")
    void refused() {
      bench.server().close();

      assertThat(bench.send()).isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
    }

    @Test
    @DisplayName("a host that does not exist: not sent")
    void unknownHost() {
      URI nowhere = URI.create("http://twilio.invalid");

      assertThat(TwilioBench.gateway(nowhere, TwilioBench.NEVER).send(TwilioBench.MESSAGE))
          .isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
    }

    @Test
    @DisplayName("no connection in time: not sent")
    void noConnection() throws Exception {
      try (FullQueue queue = new FullQueue()) {
        GatewayTimeouts timeouts = new GatewayTimeouts(TwilioBench.SOON, TwilioBench.NEVER);
        TwilioGateway gateway =
            new TwilioGateway(
                "twilio",
                TwilioBench.account(queue.url()),
                TwilioBench.options(),
                Optional.empty(),
                timeouts);

        assertThat(gateway.send(TwilioBench.MESSAGE))
            .isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
      }
    }

    @Test
    @DisplayName("a certificate that nobody trusts: not sent")
    void untrusted(@TempDir Path folder) throws Exception {
      try (StubServer other = new StubServer(Certificates.untrustedServer(folder))) {
        URI url = URI.create("https://127.0.0.1:" + other.port());

        assertThat(TwilioBench.gateway(url, TwilioBench.NEVER).send(TwilioBench.MESSAGE))
            .isEqualTo(new HandOver.NotSent(Cause.TRANSIENT, ""));
        assertThat(other.requests()).isEmpty();
      }
    }
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
