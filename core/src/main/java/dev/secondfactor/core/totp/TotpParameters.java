package dev.secondfactor.core.totp;

import java.time.Duration;
import java.time.Instant;

/**
 * How a device makes its codes.
 *
 * @param algorithm the hash
 * @param digits digits of a code, 6 or 8
 * @param period how long a step lasts, whole seconds, at least one
 */
public record TotpParameters(TotpAlgorithm algorithm, int digits, Duration period) {

  /** How far a device's clock may be off; a code from further away is just wrong. */
  public static final Duration FURTHEST = Duration.ofMinutes(10);

  /**
   * Parameters of these values.
   *
   * @throws IllegalArgumentException when no device can have them
   */
  public TotpParameters {
    if (digits != 6 && digits != 8) {
      throw new IllegalArgumentException("A code has 6 or 8 digits, not " + digits);
    }
    if (period.toSeconds() < 1 || !period.equals(Duration.ofSeconds(period.toSeconds()))) {
      throw new IllegalArgumentException("A period is of whole seconds, not " + period);
    }
  }

  /** The step that this moment lies in, counted from 1970 (RFC 6238 4.2). */
  public long stepOf(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), period.toSeconds());
  }

  /** How many steps a device may be ahead or behind. */
  public int mostDrift() {
    return Math.toIntExact(FURTHEST.toSeconds() / period.toSeconds());
  }

  /** The drift itself, or the nearest that a device may have. */
  public int bounded(int drift) {
    return Math.max(-mostDrift(), Math.min(mostDrift(), drift));
  }
}
