package dev.secondfactor.it.harness.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that fails: gone, mute, or refusing. Real sockets, so that real timeouts are tried.
 */
public final class SmtpFault implements MailServer, AutoCloseable {

  private enum Kind {
    SILENT,
    HANGING_UP,
    REFUSING
  }

  private final Kind kind;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  private SmtpFault(Kind kind) {
    this.kind = kind;
    try {
      this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody listens: the connection is refused at once. */
  public static SmtpFault down() {
    SmtpFault fault = new SmtpFault(Kind.HANGING_UP);
    fault.close();
    return fault;
  }

  /** Takes the connection and never says a word. */
  public static SmtpFault silent() {
    return new SmtpFault(Kind.SILENT).listening();
  }

  /** Takes the connection and ends it. */
  public static SmtpFault hangingUp() {
    return new SmtpFault(Kind.HANGING_UP).listening();
  }

  /** Speaks SMTP and refuses every recipient with 550. */
  public static SmtpFault refusing() {
    return new SmtpFault(Kind.REFUSING).listening();
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections it has taken. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(SmtpFault::closeQuietly);
  }

  private SmtpFault listening() {
    daemon(this::acceptAll);
    return this;
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    switch (kind) {
      case SILENT -> {}
      case HANGING_UP -> closeQuietly(socket);
      case REFUSING -> refuse(socket);
    }
  }

  private static void refuse(Socket socket) {
    try (socket;
        OutputStream out = socket.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      say(out, "220 stub ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say(out, answerTo(line.toUpperCase(Locale.ROOT)));
      }
    } catch (IOException e) {
      // The client went away: nothing to refuse any more.
    }
  }

  private static String answerTo(String command) {
    if (command.startsWith("RCPT")) {
      return "550 5.1.1 mailbox unavailable";
    }
    return command.startsWith("QUIT") ? "221 bye" : "250 ok";
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "smtp-fault");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
