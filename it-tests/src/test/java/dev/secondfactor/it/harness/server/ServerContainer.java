package dev.secondfactor.it.harness.server;

import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A server in a container. Its vault and its log are folders of this machine. It ends at the latest
 * with this JVM, by the hook that testcontainers sets where its own cleaner does not run.
 */
final class ServerContainer implements ServerRuntime {

  private static final int GRACE_SECONDS = 20;
  private static final int LAST_LINES = 60;
  private static final String HOME = "/opt/keycloak/";
  private static final List<String> COPIED = List.of("lib/lib/main", "providers");

  private final KeycloakImage container;
  private final Path folder;

  private ServerContainer(KeycloakImage container, Path folder) {
    this.container = container;
    this.folder = folder;
  }

  /**
   * Starts a container.
   *
   * @throws IllegalStateException when the image has another product than the one that was built
   */
  static ServerContainer launch(String image, Artifacts artifacts, ServerStart start) {
    Path folder =
        artifacts
            .target()
            .resolve("servers")
            .resolve(start.options().name() + "-" + UUID.randomUUID());
    openToAll(start.log().getParent());
    KeycloakImage container =
        new KeycloakImage(
                image, start, created(vault(folder)), start.options().providersBeside(artifacts))
            .withLabel(ContainerLauncher.OWNER, artifacts.target().toString());
    container.start();
    ServerContainer server = new ServerContainer(container, folder);
    if (!start.options().hasOlderProduct()) {
      server.expectProduct(artifacts.productJar());
    }
    return server;
  }

  @Override
  public boolean isAlive() {
    return container.isRunning();
  }

  @Override
  public Path home() {
    Path copy = folder.resolve("home");
    if (!Files.exists(copy)) {
      COPIED.forEach(part -> ContainerFiles.copy(container, HOME + part, copy.resolve(part)));
    }
    return copy;
  }

  @Override
  public Path vault() {
    return vault(folder);
  }

  @Override
  public String lastWords() {
    List<String> lines = container.getLogs().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  @Override
  public void close() {
    try {
      container
          .getDockerClient()
          .stopContainerCmd(container.getContainerId())
          .withTimeout(GRACE_SECONDS)
          .exec();
    } catch (NotModifiedException e) {
      // It has ended by itself.
    }
    container.stop();
    FolderCopy.delete(folder);
  }

  private void expectProduct(Path jar) {
    boolean same =
        container.copyFileFromContainer(
            HOME + "providers/" + jar.getFileName(), content -> isContentOf(jar, content));
    if (!same) {
      close();
      throw new IllegalStateException(
          container.getDockerImageName() + " has another product than " + jar + ": build it again");
    }
  }

  private static boolean isContentOf(Path file, InputStream content) throws IOException {
    return Arrays.equals(Files.readAllBytes(file), content.readAllBytes());
  }

  private static Path vault(Path folder) {
    return folder.resolve("vault");
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The user of the image is none of this machine. */
  private static void openToAll(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
