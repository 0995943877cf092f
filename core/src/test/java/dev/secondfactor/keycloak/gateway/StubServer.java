package dev.secondfactor.keycloak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A far end on a free port of this machine. It keeps every request that it got. */
public final class StubServer implements AutoCloseable {

  /** A request as it arrived. */
  public record Got(String method, String path, Headers headers, String body) {}

  /** An answer; its body may be cut off, and never be finished. */
  public record Reply(int status, String body, boolean finished) {

    public static Reply of(int status, String body) {
      return new Reply(status, body, true);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Got> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Function<Got, Reply> answers = got -> Reply.of(500, "");
  private volatile boolean hanging;

  public StubServer() throws IOException {
    this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  public StubServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public void answer(Function<Got, Reply> answer) {
    answers = answer;
  }

  public void answer(int status, String body) {
    answer(got -> Reply.of(status, body));
  }

  /** Takes requests, and answers none. */
  public void hang() {
    hanging = true;
  }

  public List<Got> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Got got =
        new Got(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body);
    requests.add(got);
    if (hanging) {
      waitForTheEnd();
      return;
    }
    Reply reply = answers.apply(got);
    byte[] bytes = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
    exchange.sendResponseHeaders(reply.status(), bytes.length + (reply.finished() ? 0 : 1));
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
    if (!reply.finished()) {
      waitForTheEnd();
    }
    exchange.close();
  }

  private void waitForTheEnd() {
    try {
      closed.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
