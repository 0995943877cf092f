package dev.secondfactor.core.lockout;

import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rounds of guesses of a user and method, and the locks that end them, in the store. A round
 * has {@code maxFailures} slots, and who claims the last one sets the lock.
 */
final class Rounds {

  /** How long wrong codes count as being in a row in the store; longer than any lock. */
  private static final Duration MEMORY = Duration.ofDays(30);

  private static final String UNTIL = "until";

  private final EphemeralStore store;
  private final KeyedHash hash;
  private final LockoutRules rules;
  private final Clock clock;

  Rounds(EphemeralStore store, KeyedHash hash, LockoutRules rules, Clock clock) {
    this.store = store;
    this.hash = hash;
    this.rules = rules;
    this.clock = clock;
  }

  /** The number of the round under way, 0 for the first. */
  int current(Subject subject) {
    int round = 0;
    while (store.isClaimed(key("round", subject, round))) {
      round++;
    }
    return round;
  }

  /** Claims a slot; its number, 1 for the first, or empty when none is left. */
  OptionalInt claim(Subject subject, int round) {
    for (int number = 1; number <= rules.maxFailures(); number++) {
      if (store.claim(slot(subject, round, number), MEMORY)) {
        if (number == rules.maxFailures()) {
          lock(subject, round);
        }
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Ends a round. The lock is set first, and who has set it ends the round: so wherever the new
   * round is seen its lock is, too, although a node may see late what another one has done. Whether
   * there is something to lock is asked by a claim for the same reason.
   *
   * @return false when a right code has cleared the account in the meantime, so that there is
   *     nothing to lock
   */
  boolean lock(Subject subject, int round) {
    Duration lasting = rules.lockAfter(round);
    if (store.claim(key("lock", subject, round), lasting)) {
      store.put(
          key("lock-until", subject, round),
          lasting,
          Map.of(UNTIL, Long.toString(clock.instant().plus(lasting).toEpochMilli())));
      store.claim(key("round", subject, round), MEMORY);
    }
    String lastSlot = slot(subject, round, rules.maxFailures());
    if (!store.claim(lastSlot, MEMORY)) {
      return true;
    }
    store.remove(lastSlot);
    store.remove(key("round", subject, round));
    store.remove(key("lock", subject, round));
    return false;
  }

  /**
   * The lock that still lasts of those before a round. Rounds are forgotten one by one, so it need
   * not be the last one.
   */
  Optional<LockState.Locked> lockBefore(Subject subject, int round) {
    for (int ended = round - 1; ended >= 0; ended--) {
      if (store.isClaimed(key("lock", subject, ended))) {
        return Optional.of(locked(subject, ended));
      }
    }
    return Optional.empty();
  }

  /** The lock that ended a round. */
  LockState.Locked locked(Subject subject, int round) {
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

  /** Gives the first slot of all back. */
  void release(Subject subject) {
    store.remove(slot(subject, 0, 1));
  }

  /**
   * From the first round on, so that guesses at the same moment fall into that one and not into
   * each round that is being emptied; the lock last, so that one set meanwhile goes as well. The
   * guesses of that moment may so get a round that no lock ends: it was a right code that gave it.
   */
  void clear(Subject subject, int lastRound) {
    for (int round = 0; round <= lastRound; round++) {
      store.remove(key("round", subject, round));
      for (int number = 1; number <= rules.maxFailures(); number++) {
        store.remove(slot(subject, round, number));
      }
      store.remove(key("lock", subject, round));
    }
  }

  private String slot(Subject subject, int round, int number) {
    return key("guess", subject, round) + ":" + number;
  }

  private String key(String kind, Subject subject, int round) {
    return hash.storeKey(
        kind, subject.realmId(), subject.userId(), subject.account(), Integer.toString(round));
  }
}
