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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A running Keycloak, in production mode if not told otherwise, with the real JAR in {@code
 * providers}; stopped by {@link #close}.
 */
public final class KeycloakServer implements AutoCloseable {

  /** The administrator of the master realm that every server of the harness is born with. */
  public static final String ADMIN = "admin";

  private static final String HOST = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofMinutes(10);

  private final Path home;
  private final ServerLog log;
  private final URI url;
  private final URI managementUrl;
  private final ProcessTree processes;
  private final AdminApi admin;

  private KeycloakServer(
      Path home, ServerLog log, URI url, URI managementUrl, ProcessTree processes) {
    this.home = home;
    this.log = log;
    this.url = url;
    this.managementUrl = managementUrl;
    this.processes = processes;
    this.admin = new AdminApi(url, ADMIN, ADMIN);
  }

  /**
   * Builds (when there is no such build yet) and starts a server, and returns when it is ready.
   *
   * @throws IllegalStateException when it does not come up; the message has the last lines of its
   *     log
   */
  public static KeycloakServer start(Artifacts artifacts, ServerOptions options) {
    Path home = new ServerHome(artifacts, options).create();
    ServerLog log = new ServerLog(freshLog(artifacts, options.name()));
    int port = options.port().orElseGet(KeycloakServer::freePort);
    int managementPort = freePort();
    ProcessTree processes =
        new KcScript(home, log.file())
            .start(
                options.isDevelopment() ? "start-dev" : "start",
                arguments(options, home, port, managementPort),
                environment(options));
    KeycloakServer server =
        new KeycloakServer(home, log, httpUri(port), httpUri(managementPort), processes);
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
      Path file = vault(home).resolve(realm + "_" + key);
      Path draft = Files.writeString(vault(home).resolve("draft"), secret);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder it runs in. */
  public Path home() {
    return home;
  }

  @Override
  public void close() {
    processes.close();
    FolderCopy.delete(home);
  }

  private void awaitReady() {
    try {
      Waiting.until("a ready server", START_LIMIT, () -> !processes.isAlive() || ready());
    } catch (RuntimeException e) {
      close();
      throw new IllegalStateException("the server is not ready:\n" + log.tail(60), e);
    }
    if (!processes.isAlive()) {
      close();
      throw new IllegalStateException("the server ended while it started:\n" + log.tail(60));
    }
  }

  private boolean ready() {
    try {
      return Http.send(Http.request(managementUrl.resolve("/health/ready")).build()).statusCode()
          == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static List<String> arguments(
      ServerOptions options, Path home, int port, int managementPort) {
    List<String> arguments = new ArrayList<>();
    if (options.isDevelopment()) {
      arguments.addAll(options.buildArguments());
    } else {
      arguments.add("--optimized");
    }
    if (options.hasVault()) {
      arguments.add("--vault-dir=" + vault(home));
    }
    arguments.add("--http-enabled=true");
    arguments.add("--http-host=" + HOST);
    arguments.add("--http-port=" + port);
    arguments.add("--http-management-port=" + managementPort);
    arguments.add("--hostname-strict=false");
    arguments.addAll(options.startArguments());
    return arguments;
  }

  private static Path vault(Path home) {
    try {
      return Files.createDirectories(home.resolve("vault"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> environment(ServerOptions options) {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        ADMIN,
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        ADMIN,
        "JAVA_OPTS_KC_HEAP",
        "-Xms128m -Xmx768m",
        "JAVA_OPTS_APPEND",
        options.jvmOptions());
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

  private static URI httpUri(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
