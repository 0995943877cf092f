package dev.secondfactor.core.grace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a user has had so far of the time in which the set-up may be put off. It begins once, when
 * the set-up is first asked for, and never anew.
 *
 * @param began when it began; empty when it has not
 * @param putOff how often the set-up was put off
 */
public record Grace(Optional<Instant> began, int putOff) {

  /** Nothing so far. */
  public static final Grace NOT_BEGUN = new Grace(Optional.empty(), 0);

  /** The same, begun now at the latest. */
  public Grace begun(Instant now) {
    return began.isPresent() ? this : new Grace(Optional.of(now), putOff);
  }

  /** The same after the set-up was put off once more; empty when it cannot be, any more. */
  public Optional<Grace> putOff(GraceRules rules, Instant now) {
    return isOver(rules, now)
        ? Optional.empty()
        : Optional.of(new Grace(begun(now).began, putOff + 1));
  }

  /** Whether the set-up cannot be put off. */
  public boolean isOver(GraceRules rules, Instant now) {
    return rules.isNone()
        || end(rules).filter(end -> !now.isBefore(end)).isPresent()
        || left(rules).filter(left -> left <= 0).isPresent();
  }

  /** The moment from which on it cannot be put off; empty when days are no limit, or not begun. */
  public Optional<Instant> end(GraceRules rules) {
    return rules.days() == 0
        ? Optional.empty()
        : began.map(start -> start.plus(Duration.ofDays(rules.days())));
  }

  /** How often it can still be put off; empty when that is no limit. */
  public Optional<Integer> left(GraceRules rules) {
    return rules.logins() == 0
        ? Optional.empty()
        : Optional.of(Math.max(0, rules.logins() - putOff));
  }
}
