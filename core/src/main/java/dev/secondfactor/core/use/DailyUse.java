package dev.secondfactor.core.use;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Notes that second factors were used, to the day in UTC. So there is at most one write for each
 * user, factor and day, and nothing more exact than that is kept of when somebody signs in.
 */
public final class DailyUse {

  private final LastUses uses;
  private final Clock clock;

  /** Notes that go to a store. */
  public DailyUse(LastUses uses, Clock clock) {
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * Notes a right code.
   *
   * @param factor what was enrolled, by its id
   */
  public void used(String userId, String factor) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (uses.lastUsed(userId, factor).filter(day -> !day.isBefore(today)).isEmpty()) {
      uses.used(userId, factor, today);
    }
  }
}
