package dev.secondfactor.it.harness.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The application that users sign in to; for browsers, which must land somewhere. */
public final class ClientApp implements AutoCloseable {

  private static final byte[] PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Signed in</title></head>
      <body data-page-id="app"><main><h1>Signed in</h1></main></body></html>
      """
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  private ClientApp(HttpServer server) {
    this.server = server;
  }

  /** Starts it on a free port. */
  public static ClientApp start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/app", ClientApp::answer);
      server.start();
      return new ClientApp(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where users come back to. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/app");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, PAGE.length);
      exchange.getResponseBody().write(PAGE);
    }
  }
}
