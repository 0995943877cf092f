package dev.secondfactor.core.step;

import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Somebody with the password and all the time there is, who looks every minute whether codes are
 * accepted and then guesses for as long as any is compared, from a new session and address whenever
 * one has come to its end.
 */
final class Attack {

  /** More than it ever takes; an attack that lasts longer is not ended by anything. */
  private static final Duration FOREVER = Duration.ofDays(1000);

  private final MovableClock clock;
  private final IntFunction<Session> open;
  private final List<Duration> guesses = new ArrayList<>();
  private final Instant start;
  private int sessions;

  /** A login of the attacker. */
  interface Session {
    /** Guesses once more, and always wrong. */
    Answer guess();
  }

  private Attack(MovableClock clock, IntFunction<Session> open) {
    this.clock = clock;
    this.open = open;
    this.start = clock.instant();
  }

  /**
   * Guesses until the method is disabled.
   *
   * @param open opens the session of a number
   */
  static Attack run(MovableClock clock, IntFunction<Session> open) {
    Attack attack = new Attack(clock, open);
    while (attack.visit() && attack.elapsed().compareTo(FOREVER) < 0) {
      clock.forward(Duration.ofMinutes(1));
    }
    return attack;
  }

  /** How many guesses were evaluated in so much time from the beginning. */
  int within(Duration time) {
    return (int) guesses.stream().filter(at -> at.compareTo(time) < 0).count();
  }

  /** How many were evaluated in all. */
  int all() {
    return guesses.size();
  }

  /** When the method was disabled. */
  Duration elapsed() {
    return Duration.between(start, clock.instant());
  }

  /** Whether it is worth coming again. */
  private boolean visit() {
    int before;
    do {
      before = guesses.size();
      Session session = open.apply(sessions++);
      Answer answer = session.guess();
      while (answer instanceof Answer.Wrong) {
        guesses.add(elapsed());
        answer = session.guess();
      }
      if (StepBench.pageOf(answer).view().state() == CodeView.State.DISABLED) {
        return false;
      }
    } while (guesses.size() > before);
    return true;
  }
}
