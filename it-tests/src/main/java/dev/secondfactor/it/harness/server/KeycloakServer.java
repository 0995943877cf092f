package dev.secondfactor.it.harness.server;

import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.AdminApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * A running Keycloak, in production mode if not told otherwise, with the real JAR in {@code
 * providers}; stopped by {@link #close}.
 */
public final class KeycloakServer implements AutoCloseable {

  /** The administrator of the master realm that every server of the harness is born with. */
  public static final String ADMIN = "admin";

  private static final Duration START_LIMIT = Duration.ofMinutes(10);

  private final ServerRuntime runtime;
  private final ServerLog log;
  private final URI url;
  private final URI managementUrl;
  private final AdminApi admin;

  private KeycloakServer(ServerRuntime runtime, ServerStart start) {
    this.runtime = runtime;
    this.log = new ServerLog(start.log());
    this.url = start.url();
    this.managementUrl = start.managementUrl();
    this.admin = new AdminApi(url, ADMIN, ADMIN);
  }

  /**
   * Builds (when there is no such build yet) and starts a server, and returns when it is ready.
   *
   * @throws IllegalStateException when it does not come up; the message has the last lines of its
   *     log
   */
  public static KeycloakServer start(Artifacts artifacts, ServerOptions options) {
    ServerStart start =
        new ServerStart(
            options,
            freshLog(artifacts, options.name()),
            options.port().orElseGet(KeycloakServer::freePort),
            freePort());
    KeycloakServer server =
        new KeycloakServer(ServerLauncher.chosen().launch(artifacts, start), start);
    server.awaitReady();
    return server;
  }

  /** The address of the pages, without a slash at the end. */
  public URI url() {
    return url;
  }

  /** What the server wrote. */
  public ServerLog log() {
    return log;
  }

  /** The admin API, signed in as {@link #ADMIN}. */
  public AdminApi admin() {
    return admin;
  }

  /** A look inside, when it has the test-support JAR. */
  public TestSupport support() {
    return new TestSupport(url);
  }

  /** The Prometheus metrics. */
  public Metrics metrics() {
    return Metrics.read(Http.send(Http.request(managementUrl.resolve("/metrics")).build()).body());
  }

  /**
   * Puts a secret into its vault, in place of the one before.
   *
   * @param realm whose vault it is
   * @param key what comes after {@code vault.} in a reference; without underscores
   */
  public void vaultSecret(String realm, String key, String secret) {
    try {
      Path vault = runtime.vault();
      Path draft = Files.writeString(vault.resolve("draft"), secret);
      Files.move(
          draft,
          vault.resolve(realm + "_" + key),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder it runs in, or a copy of it, to be read. */
  public Path home() {
    return runtime.home();
  }

  @Override
  public void close() {
    runtime.close();
  }

  private void awaitReady() {
    try {
      Waiting.until("a ready server", START_LIMIT, () -> !runtime.isAlive() || ready());
    } catch (RuntimeException e) {
      throw new IllegalStateException(closedBecause("the server is not ready"), e);
    }
    if (!runtime.isAlive()) {
      throw new IllegalStateException(closedBecause("the server ended while it started"));
    }
  }

  private String closedBecause(String problem) {
    String reason = problem + ":\n" + runtime.lastWords();
    close();
    return reason;
  }

  private boolean ready() {
    try {
      return Http.send(Http.request(managementUrl.resolve("/health/ready")).build()).statusCode()
          == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static Path freshLog(Artifacts artifacts, String name) {
    try {
      Path folder = Files.createDirectories(artifacts.target().resolve("server-logs"));
      Path file = folder.resolve(name + ".log");
      Files.deleteIfExists(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
