package dev.secondfactor.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A far end on a free port of this machine. It keeps every request that it got. */
public final class StubServer implements AutoCloseable {

  /** A request as it arrived. */
  public record Got(String method, String path, Headers headers, String body) {

    /** The fields of a form; of a name that is given twice, the last. */
    public Map<String, String> form() {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String field : body.split("&")) {
        int equals = field.indexOf('=');
        if (equals > 0) {
          fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
        }
      }
      return fields;
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, UTF_8);
    }
  }

  /** What comes back, if anything does. */
  public sealed interface Reply {

    /** A whole answer. */
    static Reply of(int status, String body) {
      return new Whole(status, body);
    }

    /** An answer whose body never ends. */
    static Reply unfinished(int status, String body) {
      return new Unfinished(status, body);
    }

    /** None: the request is taken, and nothing follows. */
    static Reply none() {
      return new None();
    }

    /** The end of the connection. */
    static Reply hangUp() {
      return new HangUp();
    }

    /** The same after a while. */
    default Reply after(Duration delay) {
      return new Late(delay, this);
    }

    /** See {@link #of}. */
    record Whole(int status, String body) implements Reply {}

    /** See {@link #unfinished}. */
    record Unfinished(int status, String body) implements Reply {}

    /** See {@link #none}. */
    record None() implements Reply {}

    /** See {@link #hangUp}. */
    record HangUp() implements Reply {}

    /** See {@link #after}. */
    record Late(Duration delay, Reply reply) implements Reply {}
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Got> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Function<Got, Reply> answers = got -> Reply.of(500, "");

  public StubServer() {
    this(plain());
  }

  public StubServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Its address, without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Decides on each answer by the request. */
  public void answer(Function<Got, Reply> answer) {
    answers = answer;
  }

  /** Gives the same answer to all. */
  public void answer(int status, String body) {
    answer(got -> Reply.of(status, body));
  }

  /** Takes requests, and answers none. */
  public void hang() {
    answer(got -> Reply.none());
  }

  /** Every request so far, oldest first. */
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
    give(exchange, answers.apply(got));
  }

  private void give(HttpExchange exchange, Reply reply) throws IOException {
    if (reply instanceof Reply.Whole whole) {
      write(exchange, whole.status(), whole.body(), 0);
      exchange.close();
    } else if (reply instanceof Reply.Unfinished begun) {
      write(exchange, begun.status(), begun.body(), 1);
      waitForTheEnd();
    } else if (reply instanceof Reply.None) {
      waitForTheEnd();
    } else if (reply instanceof Reply.HangUp) {
      exchange.close();
    } else if (reply instanceof Reply.Late late && !endsWithin(late.delay())) {
      give(exchange, late.reply());
    }
  }

  private void write(HttpExchange exchange, int status, String body, int missing)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
    exchange.sendResponseHeaders(status, bytes.length + missing);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
  }

  private void waitForTheEnd() {
    endsWithin(Duration.ofDays(1));
  }

  private boolean endsWithin(Duration wait) {
    try {
      return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static HttpServer plain() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
