package dev.secondfactor.it.harness.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process and all it started: ended together, in good order when they heed it, and never later
 * than this JVM.
 */
final class ProcessTree implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Process process;
  private final Thread atExit;

  private ProcessTree(Process process) {
    this.process = process;
    this.atExit = new Thread(this::end, "end-process-" + process.pid());
  }

  static ProcessTree owned(Process process) {
    ProcessTree tree = new ProcessTree(process);
    Runtime.getRuntime().addShutdownHook(tree.atExit);
    return tree;
  }

  Process process() {
    return process;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is going down already and runs the hook itself.
    }
  }

  private void end() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    CompletableFuture<?>[] ends =
        all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      all.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
