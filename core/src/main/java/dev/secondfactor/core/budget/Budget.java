package dev.secondfactor.core.budget;

import java.time.Duration;

/**
 * Permits in a window: at any moment, no more than {@code permits} were taken in the {@code window}
 * before it.
 *
 * @param permits how many, 1 or more
 * @param window how long a taken permit stays taken
 */
public record Budget(int permits, Duration window) {

  /** Refuses a budget that could never be taken from or never refills. */
  public Budget {
    if (permits < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("A budget needs at least 1 permit and a window");
    }
  }
}
