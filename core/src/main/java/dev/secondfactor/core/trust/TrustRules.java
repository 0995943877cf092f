package dev.secondfactor.core.trust;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long a browser may be trusted.
 *
 * @param days days since the code after which it was trusted; 0 when none may be
 */
public record TrustRules(int days) {

  /** Whether browsers may be trusted at all. */
  public boolean isOn() {
    return days > 0;
  }

  /** The end of what begins at a moment. */
  public Instant end(Instant start) {
    return start.plus(Duration.ofDays(days));
  }
}
