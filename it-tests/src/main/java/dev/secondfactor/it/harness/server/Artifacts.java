package dev.secondfactor.it.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Maven prepared: the unpacked server distribution, the product's JAR file, and the folder for
 * all that the harness writes. Handed over by system properties, see the module's {@code pom.xml}.
 *
 * @param distribution home folder of an untouched Keycloak
 * @param productJar the provider JAR under test
 * @param target the module's build folder
 */
public record Artifacts(Path distribution, Path productJar, Path target) {

  /**
   * The artifacts that this JVM was started with.
   *
   * @throws IllegalStateException when one is missing; the message says which
   */
  public static Artifacts given() {
    return new Artifacts(
        onlyFolderIn(existing("secondfactor.distribution")),
        existing("secondfactor.jar"),
        existing("secondfactor.target"));
  }

  /**
   * The provider JAR as it was before: the system property {@code secondfactor.jar.old}.
   *
   * @throws IllegalStateException when it was not given
   */
  public Path olderJar() {
    return existing("secondfactor.jar.old");
  }

  /** The server's version, as its distribution names it. */
  public String keycloakVersion() {
    return distribution.getFileName().toString().replaceFirst("^keycloak-", "");
  }

  private static Path existing(String property) {
    String value =
        Optional.ofNullable(System.getProperty(property))
            .orElseThrow(() -> new IllegalStateException("no system property " + property));
    Path path = Path.of(value).toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new IllegalStateException(property + ": there is no " + path);
    }
    return path;
  }

  private static Path onlyFolderIn(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
