package dev.secondfactor.it.harness.server;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packs the classes of {@code dev.secondfactor.it.support} into a provider JAR for test servers.
 */
final class SupportJar {

  private static final String PACKAGE = "dev/secondfactor/it/support";
  private static final String FACTORY = "dev.secondfactor.it.support.TestSupportFactory";
  private static final String SERVICE =
      "META-INF/services/org.keycloak.services.resource.RealmResourceProviderFactory";

  /** Quarkus looks for REST resources only in JARs with this file. */
  private static final String BEANS = "META-INF/beans.xml";

  private SupportJar() {}

  static void write(Path jar) {
    try (ReproducibleJar out = new ReproducibleJar(jar)) {
      out.add(BEANS, new byte[0]);
      out.add(SERVICE, FACTORY.getBytes(StandardCharsets.UTF_8));
      addClasses(out);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot pack " + jar, e);
    }
  }

  private static void addClasses(ReproducibleJar out) throws IOException, URISyntaxException {
    URI origin = SupportJar.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path source = Path.of(origin);
    if (Files.isDirectory(source)) {
      addFolder(out, source.resolve(PACKAGE));
    } else {
      try (FileSystem archive = FileSystems.newFileSystem(source)) {
        addFolder(out, archive.getPath(PACKAGE));
      }
    }
  }

  private static void addFolder(ReproducibleJar out, Path folder) throws IOException {
    List<Path> classes;
    try (Stream<Path> children = Files.list(folder)) {
      classes = children.sorted().toList();
    }
    for (Path file : classes) {
      out.add(PACKAGE + "/" + file.getFileName(), Files.readAllBytes(file));
    }
  }
}
