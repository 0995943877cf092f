package dev.secondfactor.it.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * Waits for a condition, never for a fixed time; a condition that stays false is an error that
 * names it.
 */
public final class Waiting {

  /** How long a test has patience by default; far above what anything takes on a slow machine. */
  public static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Waiting() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @param what the condition in words, for the error
   * @throws org.awaitility.core.ConditionTimeoutException when it does not hold within {@link
   *     #PATIENCE}
   */
  public static void until(String what, Callable<Boolean> condition) {
    until(what, PATIENCE, condition);
  }

  /** As {@link #until(String, Callable)}, with a patience of its own. */
  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .until(condition);
  }

  /** Returns the value as soon as there is one. */
  public static <T> T forSome(String what, Callable<Optional<T>> source) {
    return Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(PAUSE)
        .until(source, Optional::isPresent)
        .orElseThrow();
  }
}
