package dev.secondfactor.it.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keycloak's own command line, run in a home folder, its output kept in a file. */
final class KcScript {

  private static final long BUILD_MINUTES = 15;

  private final Path home;
  private final Path output;

  KcScript(Path home, Path output) {
    this.home = home;
    this.output = output;
  }

  /** Runs a command to its end and returns its exit status. */
  int run(String command, List<String> arguments) {
    ProcessTree tree = start(command, arguments, Map.of());
    try {
      if (!tree.process().waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
        tree.close();
        throw new IllegalStateException("kc.sh " + command + " did not end; see " + output);
      }
      return tree.process().exitValue();
    } catch (InterruptedException e) {
      tree.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in kc.sh " + command, e);
    }
  }

  /** Starts a command that goes on; it ends at the latest with this JVM. */
  ProcessTree start(String command, List<String> arguments, Map<String, String> environment) {
    List<String> line = new ArrayList<>();
    line.add("sh");
    line.add(home.resolve("bin").resolve("kc.sh").toString());
    line.add(command);
    line.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return ProcessTree.owned(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
