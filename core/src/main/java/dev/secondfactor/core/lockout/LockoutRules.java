package dev.secondfactor.core.lockout;

import java.time.Duration;
import java.util.List;

/**
 * When wrong codes lock a method.
 *
 * @param maxFailures wrong codes in a row before a lock
 * @param firstLock how long the first lock lasts; the next are 5, 15 and 60 times as long, then
 *     each twice the one before, a day at most (RFC 4226 7.3)
 * @param disableAfter wrong codes in a row before the method is disabled, at most 100 (RL-2)
 */
public record LockoutRules(int maxFailures, Duration firstLock, int disableAfter) {

  private static final List<Integer> STEPS = List.of(1, 5, 15, 60);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * How long the lock lasts that ends a round of wrong codes.
   *
   * @param round 0 for the first
   */
  public Duration lockAfter(int round) {
    Duration lock = firstLock.multipliedBy(STEPS.get(Math.min(round, STEPS.size() - 1)));
    for (int i = STEPS.size(); i <= round && lock.compareTo(LONGEST) < 0; i++) {
      lock = lock.multipliedBy(2);
    }
    return lock.compareTo(LONGEST) < 0 ? lock : LONGEST;
  }
}
