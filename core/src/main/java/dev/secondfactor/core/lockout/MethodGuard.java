package dev.secondfactor.core.lockout;

import java.time.Instant;
import java.util.Optional;

/**
 * The durable part of what is known about one user and method: the guard record.
 *
 * @param failures consecutive failures, 0 after a right code
 * @param disabledSince since when the method is disabled; only a new enrolment or an administrator
 *     ends that (RL-4)
 */
public record MethodGuard(int failures, Optional<Instant> disabledSince) {

  /** Nothing has gone wrong. */
  public static final MethodGuard CLEAR = new MethodGuard(0, Optional.empty());

  /** One more failure; disabled when that makes {@code most} of them (RL-2). */
  public MethodGuard failed(int most, Instant now) {
    int count = failures + 1;
    return new MethodGuard(
        count, disabledSince.or(() -> count >= most ? Optional.of(now) : Optional.empty()));
  }

  /** Whether the method is disabled. */
  public boolean isDisabled() {
    return disabledSince.isPresent();
  }
}
