package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Failure;
import dev.secondfactor.core.lockout.GuessPermit;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.lockout.Subject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Lets codes be compared as often as the lockout allows, and says so on a page when it does not.
 */
final class Guesses {

  private final Lockout lockout;

  Guesses(Lockout lockout) {
    this.lockout = lockout;
  }

  /** The page of a locked or disabled method; empty when codes are accepted. */
  Optional<Page> barred(Subject subject) {
    return Views.barred(lockout.state(subject));
  }

  /** Takes a permit first, then lets a code be compared. */
  Answer take(Subject subject, Function<Permit, Answer> comparison) {
    GuessPermit asked = lockout.take(subject);
    if (asked instanceof GuessPermit.Refused refused) {
      return new Answer.NotCompared(Views.barred(refused.state()).orElseThrow());
    }
    return comparison.apply(new Permit(lockout, subject, (GuessPermit.Granted) asked));
  }

  /** For one comparison; its end is told once. */
  static final class Permit {

    private final Lockout lockout;
    private final Subject subject;
    private final GuessPermit.Granted granted;

    private Permit(Lockout lockout, Subject subject, GuessPermit.Granted granted) {
      this.lockout = lockout;
      this.subject = subject;
      this.granted = granted;
    }

    /** The code was right. */
    void right() {
      lockout.succeeded(subject, granted);
    }

    /**
     * The code was wrong.
     *
     * @param page the page for so many attempts that are left, when the method is not barred by now
     */
    Answer wrong(IntFunction<Page> page) {
      Failure failure = lockout.failed(subject, granted);
      return new Answer.Wrong(
          Views.barred(failure.state()).orElseGet(() -> page.apply(failure.left())), failure);
    }
  }
}
