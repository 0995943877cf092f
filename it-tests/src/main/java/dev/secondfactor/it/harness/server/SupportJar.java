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
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

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

  static Path write(Path jar) {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(out, BEANS, new byte[0]);
      add(out, SERVICE, FACTORY.getBytes(StandardCharsets.UTF_8));
      addClasses(out);
      return jar;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot pack " + jar, e);
    }
  }

  private static void addClasses(JarOutputStream out) throws IOException, URISyntaxException {
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

  private static void addFolder(JarOutputStream out, Path folder) throws IOException {
    List<Path> classes;
    try (Stream<Path> children = Files.list(folder)) {
      classes = children.sorted().toList();
    }
    for (Path file : classes) {
      add(out, PACKAGE + "/" + file.getFileName(), Files.readAllBytes(file));
    }
  }

  /** Entries carry no time, so that the same classes make the same JAR and no new server build. */
  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(content, 0, content.length);
    out.closeEntry();
  }
}
