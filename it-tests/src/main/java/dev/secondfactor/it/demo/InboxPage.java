package dev.secondfactor.it.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.secondfactor.it.demo.DemoMessage.ByMail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demo's inbox as a web page: {@code /} shows all messages, {@code /after/N} those after the
 * first N (the page asks for them by itself), {@code /mails/N} the HTML part of the N-th, {@code
 * /app-code} the code that the app of a demo user shows now. Answers on the loopback address only.
 */
final class InboxPage implements AutoCloseable {

  private static final Pattern AFTER = Pattern.compile("/after/(\\d{1,9})");
  private static final Pattern MAIL = Pattern.compile("/mails/(\\d{1,9})");
  private static final Map<String, String> FILES =
      Map.of("/inbox.css", "text/css", "/inbox.js", "text/javascript");

  /** The page loads nothing but its own files. */
  private static final String OWN_FILES_ONLY =
      "default-src 'self'; img-src data:; frame-ancestors 'none'; form-action 'none'";

  /** A mail is shown as a mail reader would: no scripts, nothing from elsewhere. */
  private static final String HARMLESS =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private final DemoInbox inbox;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  private final DemoApp app;

  private InboxPage(DemoInbox inbox, DemoApp app, HttpServer server) {
    this.inbox = inbox;
    this.app = app;
    this.server = server;
  }

  /** Starts it on a port; 0 takes a free one. */
  static InboxPage start(DemoInbox inbox, DemoApp app, int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      InboxPage page = new InboxPage(inbox, app, server);
      server.createContext("/", page::answer);
      server.setExecutor(page.threads);
      server.start();
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Matcher after = AFTER.matcher(path);
    Matcher mail = MAIL.matcher(path);
    if (path.equals("/")) {
      send(exchange, 200, "text/html", InboxHtml.page(inbox.all(), app), OWN_FILES_ONLY);
    } else if (path.equals("/app-code")) {
      send(exchange, 200, "text/plain", app.code(), OWN_FILES_ONLY);
    } else if (after.matches()) {
      int known = Integer.parseInt(after.group(1));
      send(exchange, 200, "text/html", InboxHtml.messages(inbox.all(), known), OWN_FILES_ONLY);
    } else if (mail.matches()) {
      sendMail(exchange, Integer.parseInt(mail.group(1)));
    } else if (FILES.containsKey(path)) {
      send(exchange, 200, FILES.getOrDefault(path, ""), file(path), OWN_FILES_ONLY);
    } else {
      send(exchange, 404, "text/plain", "There is nothing here.", OWN_FILES_ONLY);
    }
  }

  private void sendMail(HttpExchange exchange, int number) throws IOException {
    List<DemoMessage> messages = inbox.all();
    if (number >= 1
        && number <= messages.size()
        && messages.get(number - 1) instanceof ByMail message) {
      send(exchange, 200, "text/html", message.mail().html(), HARMLESS);
    } else {
      send(exchange, 404, "text/plain", "There is no such mail.", OWN_FILES_ONLY);
    }
  }

  private static void send(
      HttpExchange exchange, int status, String type, String body, String policy)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.getResponseHeaders().set("Content-Security-Policy", policy);
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String file(String path) throws IOException {
    try (InputStream in =
        Optional.ofNullable(InboxPage.class.getResourceAsStream("/demo" + path)).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
