package dev.secondfactor.core.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The way to one gateway: a few messages under way, some waiting, no more. Lanes share threads, and
 * a gateway that hangs holds only those of its own lane.
 */
final class Lane {

  private final Executor executor;
  private final int atOnce;
  private final int mostWaiting;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int underWay;

  Lane(Executor executor, int atOnce, int mostWaiting) {
    this.executor = executor;
    this.atOnce = atOnce;
    this.mostWaiting = mostWaiting;
  }

  /** Takes a job, or answers false when the lane is full or there are no threads any more. */
  synchronized boolean offer(Runnable job) {
    if (underWay < atOnce) {
      boolean taken = execute(job);
      underWay += taken ? 1 : 0;
      return taken;
    }
    return waiting.size() < mostWaiting && waiting.add(job);
  }

  private void runAndGoOn(Runnable job) {
    try {
      job.run();
    } finally {
      next();
    }
  }

  private void next() {
    Optional<Runnable> job = waitingOrDone();
    // When there are no threads any more this one does the rest, so that each job has an end.
    if (job.isPresent() && !execute(job.orElseThrow())) {
      runAndGoOn(job.orElseThrow());
    }
  }

  private synchronized Optional<Runnable> waitingOrDone() {
    Optional<Runnable> job = Optional.ofNullable(waiting.poll());
    underWay -= job.isPresent() ? 0 : 1;
    return job;
  }

  private boolean execute(Runnable job) {
    try {
      executor.execute(() -> runAndGoOn(job));
      return true;
    } catch (RejectedExecutionException closing) {
      return false;
    }
  }
}
