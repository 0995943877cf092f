package dev.secondfactor.it.sms.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.FolderCopy;
import dev.secondfactor.it.harness.server.ReproducibleJar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The example of the guide for those who write a gateway, compiled as they do: against the provider
 * JAR and the server's libraries, and nothing else.
 */
final class ExampleGatewayJar {

  private static final Path SOURCE = Path.of("..", "docs", "examples", "gateway");

  private ExampleGatewayJar() {}

  /** Compiles and packs it. */
  static Path write(Artifacts artifacts) throws IOException {
    Path classes = artifacts.target().resolve("example-gateway");
    FolderCopy.delete(classes);
    compile(artifacts, Files.createDirectories(classes));
    Path jar = artifacts.target().resolve("example-gateway.jar");
    try (ReproducibleJar out = new ReproducibleJar(jar)) {
      addAll(out, classes, classes);
      addAll(out, SOURCE, SOURCE.resolve("META-INF"));
    }
    return jar;
  }

  private static void compile(Artifacts artifacts, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath(artifacts));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      Iterable<? extends JavaFileObject> sources =
          files.getJavaFileObjectsFromPaths(filesIn(SOURCE.resolve("src")));
      List<String> options = List.of("--release", "17", "-proc:none");
      boolean done = compiler.getTask(said, files, null, options, null, sources).call();
      assertThat(done).as("the example compiles: %s", said).isTrue();
    }
  }

  private static List<Path> classPath(Artifacts artifacts) throws IOException {
    return Stream.concat(
            Stream.of(artifacts.productJar()),
            filesIn(artifacts.distribution().resolve("lib/lib/main")).stream())
        .toList();
  }

  private static void addAll(ReproducibleJar out, Path root, Path folder) throws IOException {
    for (Path file : filesIn(folder)) {
      String name = root.relativize(file).toString().replace(File.separatorChar, '/');
      out.add(name, Files.readAllBytes(file));
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
