package dev.secondfactor.core.lockout;

import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import java.time.Clock;
import java.util.OptionalInt;

/**
 * The account of wrong codes of a user and method over all sessions and nodes. Guesses come in
 * rounds: a round has {@code maxFailures} slots, a guess claims one before the code is compared,
 * and who claims the last one sets the lock before comparing. So however many guess at once, no
 * more are compared than there are slots. Only a right code clears the account.
 */
public final class Lockout {

  private final Rounds rounds;
  private final GuardRecords guards;
  private final LockoutRules rules;
  private final Clock clock;

  /** The account kept in a store and, durably, in guard records. */
  public Lockout(
      EphemeralStore store, GuardRecords guards, KeyedHash hash, LockoutRules rules, Clock clock) {
    this.rounds = new Rounds(store, hash, rules, clock);
    this.guards = guards;
    this.rules = rules;
    this.clock = clock;
  }

  /** Whether the method may be tried now. */
  public LockState state(Subject subject) {
    return state(subject, rounds.current(subject), guards.read(subject));
  }

  /** Takes a permit for one comparison. */
  public GuessPermit take(Subject subject) {
    // The round is read once, before all else. Were it read again after the lock was looked for, a
    // round could be entered whose lock began in between; and the record counts all rounds before.
    int round = rounds.current(subject);
    MethodGuard guard = guards.read(subject);
    LockState state = state(subject, round, guard);
    if (!(state instanceof LockState.Open)) {
      return new GuessPermit.Refused(state);
    }
    OptionalInt slot = rounds.claim(subject, round);
    if (slot.isPresent()) {
      return recordedWhenClose(subject, guard, round, slot.getAsInt());
    }
    // Whoever claimed the last slot sets the lock; this is for the case that its node died first.
    return rounds.lock(subject, round)
        ? new GuessPermit.Refused(rounds.locked(subject, round))
        : take(subject);
  }

  /** Counts a wrong code. */
  public Failure failed(Subject subject, GuessPermit.Granted permit) {
    boolean disabledNow = permit.recorded() ? permit.last() : count(subject);
    if (guards.read(subject).isDisabled()) {
      return new Failure(new LockState.Disabled(), 0, disabledNow);
    }
    return permit.left() == 0
        ? new Failure(rounds.locked(subject, permit.round()), 0, true)
        : new Failure(new LockState.Open(), permit.left(), false);
  }

  /**
   * Counts a wrong code that was compared elsewhere, where no permit was asked for. While the
   * method is locked only the guard record counts it: the lock gets no longer, and still so many
   * end in the method being disabled (RL-2).
   */
  public Failure failedElsewhere(Subject subject) {
    GuessPermit permit = take(subject);
    if (permit instanceof GuessPermit.Granted granted) {
      return failed(subject, granted);
    }
    LockState before = ((GuessPermit.Refused) permit).state();
    return before instanceof LockState.Locked && count(subject)
        ? new Failure(new LockState.Disabled(), 0, true)
        : new Failure(before, 0, false);
  }

  /**
   * Clears the account after a code that was found to be right elsewhere. It clears no more than it
   * would here, where none is accepted while the method is locked or disabled (RL-4).
   */
  public void succeededElsewhere(Subject subject) {
    if (!guards.read(subject).equals(MethodGuard.CLEAR)
        && state(subject) instanceof LockState.Open) {
      reset(subject);
    }
  }

  /** Clears the account after a right code. */
  public void succeeded(Subject subject, GuessPermit.Granted permit) {
    if (permit.round() == 0 && permit.number() == 1) {
      rounds.release(subject);
    } else {
      rounds.clear(subject, permit.round());
    }
    clearGuard(subject);
  }

  /** Clears the account because the method was enrolled anew or an administrator reset it. */
  public void reset(Subject subject) {
    rounds.clear(subject, rounds.current(subject));
    clearGuard(subject);
  }

  private void clearGuard(Subject subject) {
    if (!guards.read(subject).equals(MethodGuard.CLEAR)) {
      guards.update(subject, guard -> MethodGuard.CLEAR);
    }
  }

  /**
   * A guess is recorded as a failure after it was compared, but close to the end before it: then
   * none too many is compared. Close is two rounds: this one, and one that the record may lack when
   * it was read at the start of a slow request.
   */
  private GuessPermit recordedWhenClose(
      Subject subject, MethodGuard before, int round, int number) {
    int left = rules.maxFailures() - number;
    if (before.failures() + 2 * rules.maxFailures() < rules.disableAfter()) {
      return new GuessPermit.Granted(round, number, left, false, false);
    }
    boolean[] within = new boolean[1];
    MethodGuard after =
        guards.update(
            subject,
            guard -> {
              within[0] = !guard.isDisabled();
              return within[0] ? oneMore(guard) : guard;
            });
    return within[0]
        ? new GuessPermit.Granted(round, number, left, true, after.isDisabled())
        : new GuessPermit.Refused(new LockState.Disabled());
  }

  private LockState state(Subject subject, int round, MethodGuard guard) {
    return guard.isDisabled()
        ? new LockState.Disabled()
        : rounds
            .lockBefore(subject, round)
            .<LockState>map(lock -> lock)
            .orElseGet(LockState.Open::new);
  }

  /** Counts a failure in the guard record; whether it was this one that disabled the method. */
  private boolean count(Subject subject) {
    boolean[] disabled = new boolean[1];
    guards.update(
        subject,
        guard -> {
          MethodGuard more = oneMore(guard);
          disabled[0] = more.isDisabled() && !guard.isDisabled();
          return more;
        });
    return disabled[0];
  }

  private MethodGuard oneMore(MethodGuard guard) {
    return guard.failed(rules.disableAfter(), clock.instant());
  }
}
