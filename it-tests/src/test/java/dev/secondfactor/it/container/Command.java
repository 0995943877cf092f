package dev.secondfactor.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of this machine and the arguments that each of its runs begins with.
 *
 * @param environment what its runs have in their environment beside that of this JVM
 */
record Command(List<String> line, Map<String, String> environment) {

  /** A program with an environment like our own. */
  static Command of(String... line) {
    return new Command(List.of(line), Map.of());
  }

  /**
   * Runs it to its end.
   *
   * @return what it wrote to its output and its error output
   * @throws IllegalStateException when its exit status is not 0; the message has what it wrote
   */
  String run(String... arguments) {
    Ended ended = tryRun(arguments);
    if (ended.status() != 0) {
      throw new IllegalStateException(
          String.join(" ", all(arguments))
              + " ended with "
              + ended.status()
              + ":\n"
              + ended.output());
    }
    return ended.output();
  }

  /** Runs it to its end, good or bad. */
  Ended tryRun(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(all(arguments)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + all(arguments), e);
    }
  }

  private List<String> all(String... arguments) {
    List<String> all = new ArrayList<>(line);
    all.addAll(List.of(arguments));
    return all;
  }

  /**
   * A run that is over.
   *
   * @param status 0 when all went well
   */
  record Ended(int status, String output) {}
}
