package dev.secondfactor.core.lockout;

import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The account of wrong codes of a user and method over all sessions and nodes. Guesses come in
 * rounds: a round has {@code maxFailures} slots, a guess claims one before the code is compared,
 * and who claims the last one sets the lock before comparing. So however many guess at once, no
 * more are compared than there are slots. Only a right code clears the account.
 */
public final class Lockout {

  /** How long wrong codes count as being in a row in the store; longer than any lock. */
  private static final Duration MEMORY = Duration.ofDays(30);

  private static final String UNTIL = "until";

  private final EphemeralStore store;
  private final GuardRecords guards;
  private final KeyedHash hash;
  private final LockoutRules rules;
  private final Clock clock;

  /** The account kept in a store and, durably, in guard records. */
  public Lockout(
      EphemeralStore store, GuardRecords guards, KeyedHash hash, LockoutRules rules, Clock clock) {
    this.store = store;
    this.guards = guards;
    this.hash = hash;
    this.rules = rules;
    this.clock = clock;
  }

  /** Whether the method may be tried now. */
  public LockState state(Subject subject) {
    return state(subject, currentRound(subject), guards.read(subject));
  }

  /** Takes a permit for one comparison. */
  public GuessPermit take(Subject subject) {
    // The round is read once, before all else. Were it read again after the lock was looked for, a
    // round could be entered whose lock began in between; and the record counts all rounds before.
    int round = currentRound(subject);
    MethodGuard guard = guards.read(subject);
    LockState state = state(subject, round, guard);
    if (!(state instanceof LockState.Open)) {
      return new GuessPermit.Refused(state);
    }
    for (int number = 1; number <= rules.maxFailures(); number++) {
      if (store.claim(slot(subject, round, number), MEMORY)) {
        if (number == rules.maxFailures()) {
          lock(subject, round);
        }
        return recordedWhenClose(subject, guard, round, number);
      }
    }
    // Whoever claimed the last slot sets the lock; this is for the case that its node died first.
    return lock(subject, round) ? new GuessPermit.Refused(locked(subject, round)) : take(subject);
  }

  /**
   * Counts a wrong code.
   *
   * @return the state after it
   */
  public LockState failed(Subject subject, GuessPermit.Granted permit) {
    MethodGuard guard =
        permit.recorded() ? guards.read(subject) : guards.update(subject, this::oneMore);
    if (guard.isDisabled()) {
      return new LockState.Disabled();
    }
    return permit.left() == 0 ? locked(subject, permit.round()) : new LockState.Open();
  }

  /**
   * Counts a wrong code that was compared elsewhere, where no permit was asked for. While the
   * method is locked only the guard record counts it: the lock gets no longer, and still so many
   * end in the method being disabled (RL-2).
   */
  public Failure failedElsewhere(Subject subject) {
    GuessPermit permit = take(subject);
    if (permit instanceof GuessPermit.Granted granted) {
      return new Failure(failed(subject, granted), granted.left(), granted.left() == 0);
    }
    LockState before = ((GuessPermit.Refused) permit).state();
    boolean disabledNow =
        before instanceof LockState.Locked
            && guards.update(subject, this::oneMore).failures() == rules.disableAfter();
    return new Failure(disabledNow ? new LockState.Disabled() : before, 0, disabledNow);
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
      store.remove(slot(subject, 0, 1));
    } else {
      clear(subject, permit.round());
    }
    clearGuard(subject);
  }

  /** Clears the account because the method was enrolled anew or an administrator reset it. */
  public void reset(Subject subject) {
    clear(subject, currentRound(subject));
    clearGuard(subject);
  }

  /**
   * From the first round on, so that guesses at the same moment fall into that one and not into
   * each round that is being emptied; the lock last, so that one set meanwhile goes as well. The
   * guesses of that moment may so get a round that no lock ends: it was a right code that gave it.
   */
  private void clear(Subject subject, int lastRound) {
    for (int round = 0; round <= lastRound; round++) {
      store.remove(key("round", subject, round));
      for (int number = 1; number <= rules.maxFailures(); number++) {
        store.remove(slot(subject, round, number));
      }
      store.remove(key("lock", subject, round));
    }
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
      return new GuessPermit.Granted(round, number, left, false);
    }
    boolean[] within = new boolean[1];
    guards.update(
        subject,
        guard -> {
          within[0] = !guard.isDisabled();
          return within[0] ? oneMore(guard) : guard;
        });
    return within[0]
        ? new GuessPermit.Granted(round, number, left, true)
        : new GuessPermit.Refused(new LockState.Disabled());
  }

  /** Rounds are forgotten one by one, so the lock that still lasts need not be the last one. */
  private LockState state(Subject subject, int round, MethodGuard guard) {
    if (guard.isDisabled()) {
      return new LockState.Disabled();
    }
    for (int ended = round - 1; ended >= 0; ended--) {
      if (store.isClaimed(key("lock", subject, ended))) {
        return locked(subject, ended);
      }
    }
    return new LockState.Open();
  }

  private MethodGuard oneMore(MethodGuard guard) {
    return guard.failed(rules.disableAfter(), clock.instant());
  }

  private int currentRound(Subject subject) {
    int round = 0;
    while (store.isClaimed(key("round", subject, round))) {
      round++;
    }
    return round;
  }

  /**
   * Ends a round. The lock is set first: nobody can see a new round without its lock.
   *
   * @return false when a right code has cleared the account in the meantime, so that there is
   *     nothing to lock
   */
  private boolean lock(Subject subject, int round) {
    Duration lasting = rules.lockAfter(round);
    if (store.claim(key("lock", subject, round), lasting)) {
      store.put(
          key("lock-until", subject, round),
          lasting,
          Map.of(UNTIL, Long.toString(clock.instant().plus(lasting).toEpochMilli())));
    }
    store.claim(key("round", subject, round), MEMORY);
    if (store.isClaimed(slot(subject, round, rules.maxFailures()))) {
      return true;
    }
    store.remove(key("round", subject, round));
    store.remove(key("lock", subject, round));
    return false;
  }

  private LockState.Locked locked(Subject subject, int round) {
    Optional<Duration> remaining =
        store
            .get(key("lock-until", subject, round))
            .map(values -> values.get(UNTIL))
            .map(
                until ->
                    Duration.between(clock.instant(), Instant.ofEpochMilli(Long.parseLong(until))));
    return new LockState.Locked(
        remaining.filter(left -> !left.isNegative()).orElse(rules.lockAfter(round)));
  }

  private String slot(Subject subject, int round, int number) {
    return key("guess", subject, round) + ":" + number;
  }

  private String key(String kind, Subject subject, int round) {
    return hash.storeKey(
        kind, subject.realmId(), subject.userId(), subject.account(), Integer.toString(round));
  }
}
