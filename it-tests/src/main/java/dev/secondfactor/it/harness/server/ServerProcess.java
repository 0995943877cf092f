package dev.secondfactor.it.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code kc.sh} of a home folder of its own, as a process that writes into the log file. */
final class ServerProcess implements ServerRuntime {

  private static final int LAST_LINES = 60;

  private final Path home;
  private final Path log;
  private final ProcessTree processes;

  private ServerProcess(Path home, Path log, ProcessTree processes) {
    this.home = home;
    this.log = log;
    this.processes = processes;
  }

  /** Builds the server when there is no such build yet, and starts it. */
  static ServerProcess launch(Artifacts artifacts, ServerStart start) {
    Path home = new ServerHome(artifacts, start.options()).create();
    ProcessTree processes =
        new KcScript(home, start.log())
            .start(start.command(), arguments(home, start), start.environment());
    return new ServerProcess(home, start.log(), processes);
  }

  @Override
  public boolean isAlive() {
    return processes.isAlive();
  }

  @Override
  public Path home() {
    return home;
  }

  @Override
  public Path vault() {
    return vault(home);
  }

  @Override
  public String lastWords() {
    return new ServerLog(log).tail(LAST_LINES);
  }

  @Override
  public void close() {
    processes.close();
    FolderCopy.delete(home);
  }

  private static List<String> arguments(Path home, ServerStart start) {
    List<String> arguments = new ArrayList<>();
    if (start.options().isDevelopment()) {
      arguments.addAll(start.options().buildArguments());
    } else {
      arguments.add("--optimized");
    }
    if (start.options().hasVault()) {
      arguments.add("--vault-dir=" + vault(home));
    }
    arguments.addAll(start.arguments());
    return arguments;
  }

  private static Path vault(Path home) {
    try {
      return Files.createDirectories(home.resolve("vault"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
