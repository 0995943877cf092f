package dev.secondfactor.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("smoke")
@Tag("container")
@DisplayName("Given a server with the provider JAR")
class ServerLibrariesIT {

  @Test
  @Tag("trap")
  @DisplayName("TRAP 36: none of the server's libraries was replaced")
  void noLibraryWasReplaced(KeycloakServer server, TestSupport support) throws IOException {
    List<String> oneClassOfEach = oneClassOfEach(server.home().resolve("lib/lib/main"));

    Map<String, String> origins = support.classOrigins(oneClassOfEach);

    assertThat(origins)
        .hasSizeGreaterThan(200)
        .containsKeys("com.fasterxml.jackson.databind.ObjectMapper", "org.slf4j.Logger")
        .allSatisfy((name, origin) -> assertThat(origin).as(name).doesNotContain("/providers/"));
  }

  @Test
  @DisplayName("providers/ holds the one JAR of ours, and the one of the tests")
  void thereIsOneJar(KeycloakServer server) throws IOException {
    try (Stream<Path> files = Files.list(server.home().resolve("providers"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".jar")))
          .containsExactlyInAnyOrder("keycloak-second-factor.jar", "test-support.jar");
    }
  }

  @Test
  @DisplayName("our classes come from the JAR that was built, byte for byte")
  void runsTheJarThatWasBuilt(KeycloakServer server, TestSupport support) {
    String ours = "dev.secondfactor.keycloak.policy.SecondFactorPolicyProviderFactory";

    assertThat(support.classOrigins(List.of(ours)).get(ours))
        .endsWith("/providers/keycloak-second-factor.jar");
    assertThat(server.home().resolve("providers/keycloak-second-factor.jar"))
        .hasSameBinaryContentAs(Artifacts.given().productJar());
  }

  private static List<String> oneClassOfEach(Path libraries) throws IOException {
    try (Stream<Path> jars = Files.list(libraries)) {
      return Stream.concat(
              jars.map(ServerLibrariesIT::firstClass).flatMap(Optional::stream),
              Stream.of("com.fasterxml.jackson.databind.ObjectMapper", "org.slf4j.Logger"))
          .toList();
    }
  }

  private static Optional<String> firstClass(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .filter(name -> !name.endsWith("-info.class"))
          .findFirst()
          .map(name -> name.replaceFirst("\\.class$", "").replace('/', '.'));
    } catch (IOException e) {
      throw new IllegalStateException("unreadable: " + jar, e);
    }
  }
}
