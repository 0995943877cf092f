package dev.secondfactor.core.challenge;

import dev.secondfactor.core.budget.Budget;
import dev.secondfactor.core.budget.Budgets;
import dev.secondfactor.core.budget.Take;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Issues challenges and answers them. Each binding has at most one challenge; its place in the
 * store is derived from the binding under a key of the realm, so it can be neither guessed nor
 * moved to another session, user, method or destination.
 */
public final class Challenges {

  /** How long an expired challenge is remembered, so that the page can say what happened. */
  private static final Duration MEMORY = Duration.ofHours(1);

  private static final int MOST_SUPERSEDED = 4;

  private final EphemeralStore store;
  private final Budgets budgets;
  private final KeyedHash hash;
  private final Clock clock;

  /** Challenges kept in a store. */
  public Challenges(EphemeralStore store, Budgets budgets, KeyedHash hash, Clock clock) {
    this.store = store;
    this.budgets = budgets;
    this.hash = hash;
    this.clock = clock;
  }

  /** The challenge of this binding, live or expired. */
  public Optional<Challenge> find(Binding binding) {
    return store.get(key(binding)).filter(values -> !values.isEmpty()).map(Challenge::fromValues);
  }

  /**
   * Reserves the next message of a binding. Of several requests at the same moment one gets it.
   *
   * @param number which message, 1 for the first
   * @param wait how long the message after it has to wait
   */
  public boolean reserve(Binding binding, int number, Duration wait) {
    return store.claim(key(binding) + ":" + number, wait);
  }

  /** Frees a reservation whose message was not sent after all. */
  public void unreserve(Binding binding, int number) {
    store.remove(key(binding) + ":" + number);
  }

  /**
   * Keeps a new code as the only valid one of its binding.
   *
   * @param code the code in ASCII digits
   * @param lifetime how long it is accepted, at most 10 minutes (OBV-3)
   * @param number which message of the binding this is, 1 for the first
   * @param ticket names the delivery of the message
   */
  public Challenge issue(
      Binding binding, String code, Duration lifetime, int number, String ticket) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(lifetime);
    Challenge challenge =
        new Challenge(
            digest(binding, expiresAt, code),
            now,
            expiresAt,
            number,
            ticket,
            find(binding).map(earlier -> supersededBy(earlier, now)).orElse(List.of()));
    store.put(key(binding), lifetime.plus(MEMORY), challenge.toValues());
    return challenge;
  }

  /**
   * Takes one of the guesses that this code has. They do not come back while it is remembered,
   * whatever lifetime codes have by now.
   *
   * @param guesses how many it has
   */
  public Take takeGuess(Binding binding, Challenge challenge, int guesses) {
    Duration lifetime = Duration.between(challenge.issuedAt(), challenge.expiresAt());
    return budgets.take(
        key(binding) + ":guess:" + challenge.ticket(), new Budget(guesses, lifetime.plus(MEMORY)));
  }

  /**
   * Compares a code with a live challenge, in constant time, and uses the challenge up when it is
   * right. A permit must have been taken for this.
   */
  public Verdict answer(Binding binding, Challenge challenge, String code) {
    if (isCode(binding, challenge.digest(), challenge.expiresAt(), code)) {
      boolean first =
          store
              .remove(key(binding))
              .map(Challenge::fromValues)
              .filter(removed -> removed.digest().equals(challenge.digest()))
              .isPresent();
      return first ? Verdict.RIGHT : Verdict.ALREADY_USED;
    }
    boolean earlier =
        challenge.superseded().stream()
            .anyMatch(old -> isCode(binding, old.digest(), old.expiresAt(), code));
    return earlier ? Verdict.SUPERSEDED : Verdict.WRONG;
  }

  private List<Challenge.Superseded> supersededBy(Challenge earlier, Instant now) {
    return Stream.concat(
            Stream.of(new Challenge.Superseded(earlier.digest(), earlier.expiresAt())),
            earlier.superseded().stream())
        .filter(code -> now.isBefore(code.expiresAt()))
        .limit(MOST_SUPERSEDED)
        .toList();
  }

  private boolean isCode(Binding binding, String digest, Instant expiresAt, String code) {
    return MessageDigest.isEqual(
        digest.getBytes(StandardCharsets.US_ASCII),
        digest(binding, expiresAt, code).getBytes(StandardCharsets.US_ASCII));
  }

  private String digest(Binding binding, Instant expiresAt, String code) {
    String[] parts = binding.parts();
    String[] all = Arrays.copyOf(parts, parts.length + 2);
    all[parts.length] = Long.toString(expiresAt.toEpochMilli());
    all[parts.length + 1] = code;
    return hash.digest(all);
  }

  private String key(Binding binding) {
    return hash.storeKey("challenge", binding.parts());
  }
}
