package dev.secondfactor.it.container;

import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.server.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The demo of {@code docker/compose.yaml} on free ports, with secrets and data of its own; {@link
 * #close} removes all of it but the images.
 */
final class ComposeDemo implements AutoCloseable {

  static final List<String> SERVICES = List.of("keycloak", "postgres", "maildev");

  private static final Duration START_LIMIT = Duration.ofMinutes(15);
  private static final Command DOCKER = Command.of("docker");

  private final Path secrets;
  private final URI url;
  private final MailCatcher mails;
  private final Command compose;

  private ComposeDemo(Path docker, Path secrets, int port, int mailPort) {
    this.secrets = secrets;
    this.url = URI.create("http://localhost:" + port);
    this.mails = new MailCatcher(URI.create("http://127.0.0.1:" + mailPort));
    this.compose =
        new Command(
            composeLine(docker.resolve("compose.yaml").toString()),
            Map.of(
                "COMPOSE_PROJECT_NAME", "second-factor-it-" + port,
                "KEYCLOAK_PORT", Integer.toString(port),
                "MAILDEV_PORT", Integer.toString(mailPort),
                "SECRETS", secrets.toString()));
  }

  /**
   * Builds the image, starts all services and returns when the last one is healthy.
   *
   * @throws IllegalStateException when one cannot be started
   */
  static ComposeDemo start() {
    Artifacts artifacts = Artifacts.given();
    Path docker = artifacts.target().resolve("../../docker").normalize();
    Path secrets = artifacts.target().resolve("compose-secrets");
    Command.of(docker.resolve("make-secrets").toString()).run(secrets.toString());
    ComposeDemo demo = new ComposeDemo(docker, secrets, freePort(), freePort());
    try {
      demo.compose.run("up", "--build", "--detach");
      Waiting.until("Keycloak is healthy", START_LIMIT, demo::isHealthy);
      return demo;
    } catch (RuntimeException e) {
      demo.close();
      throw e;
    }
  }

  /** The address of Keycloak's pages. */
  URI url() {
    return url;
  }

  /** The mail that was sent. */
  MailCatcher mails() {
    return mails;
  }

  /** The API, as the administrator whose password is a secret. */
  AdminApi admin() {
    return new AdminApi(url, "admin", secret("admin-password"));
  }

  /** The passwords that are nowhere but in their files. */
  List<String> secrets() {
    return List.of(secret("admin-password"), secret("db-password"));
  }

  /** What Docker tells of the container and the image of a service, and how the image was made. */
  String described(String service) {
    String image = inspected(service, "{{.Image}}");
    return DOCKER.run("inspect", container(service))
        + DOCKER.run("image", "inspect", image)
        + DOCKER.run("history", "--no-trunc", image);
  }

  /** One value that Docker tells of a container, by a template of Go. */
  String inspected(String service, String template) {
    return DOCKER.run("inspect", "--format", template, container(service)).strip();
  }

  /** What a service wrote. */
  String log(String service) {
    return DOCKER.run("logs", container(service));
  }

  /** Runs a program in the container of a service, as the user that it has. */
  Command.Ended inside(String service, String... line) {
    Command exec = Command.of("docker", "exec", container(service));
    return exec.tryRun(line);
  }

  @Override
  public void close() {
    compose.run("down", "--volumes");
    try {
      for (String name : List.of("admin-password", "db-password")) {
        Files.delete(secrets.resolve(name));
      }
      Files.delete(secrets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isHealthy() {
    return inspected("keycloak", "{{.State.Health.Status}}").equals("healthy");
  }

  private String container(String service) {
    return compose.run("ps", "-q", service).strip();
  }

  private String secret(String name) {
    try {
      return Files.readString(secrets.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plugin of Docker, or where there is none the program that was before it. */
  private static List<String> composeLine(String file) {
    return DOCKER.tryRun("compose", "version").status() == 0
        ? List.of("docker", "compose", "--file", file)
        : List.of("docker-compose", "--file", file);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
