package dev.secondfactor.core.recovery;

import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Uses recovery codes up: each one works once, in all sessions and on all nodes (LSV-2, ASVS
 * 6.5.1). A code is claimed in the store first and then taken away durably, so that of many who
 * give it at the same moment one goes on, and none of them has to wait for a lock in the database.
 */
public final class UsedCodes {

  /**
   * How long a claim lasts: longer than any request or cache goes on knowing the set as it was. It
   * is also how long a code cannot be used whose node died between the two.
   */
  private static final Duration MEMORY = Duration.ofDays(1);

  /**
   * The same for codes that have an order. Nobody gets around one of them, so a node that died must
   * not hold up the whole list; that they are used once afterwards, too, is decided by the list.
   */
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private final EphemeralStore store;
  private final KeyedHash hash;
  private final RecoverySets sets;

  /** Used codes kept in a store and, durably, in the sets. */
  public UsedCodes(EphemeralStore store, KeyedHash hash, RecoverySets sets) {
    this.store = store;
    this.hash = hash;
    this.sets = sets;
  }

  /** Whether a code was used, or is being used at this moment. */
  public boolean isUsed(String realmId, RecoverySet set, int index) {
    return set.isUsed(index) || store.isClaimed(key(realmId, set, index));
  }

  /**
   * Uses a code up that was found to be right.
   *
   * <p>When it cannot be taken away durably nobody has signed in with it, so the claim is given
   * back. Should it have been taken away all the same, it is not in the set for the next one.
   *
   * @return what is left of the set, for exactly one caller
   * @throws RuntimeException whatever the sets throw
   */
  public Optional<RecoverySet> use(String realmId, String userId, RecoverySet set, int index) {
    return once(key(realmId, set, index), MEMORY, () -> sets.use(realmId, userId, set.id(), index));
  }

  /**
   * Uses a code up that was found to be the next one of a list.
   *
   * @return how many are left, for exactly one caller
   * @throws RuntimeException whatever the list throws
   */
  public Optional<Integer> use(String realmId, OrderedCodes codes, String code) {
    return codes
        .next()
        .flatMap(number -> once(key(realmId, codes.id(), number), MOMENT, () -> codes.use(code)));
  }

  /**
   * Uses the code of an administrator up that was found to be right.
   *
   * @return true for exactly one caller
   * @throws RuntimeException whatever its keeper throws
   */
  public boolean use(String realmId, Bypass bypass) {
    return once(
            key(realmId, bypass.id(), RecoveryCode.BYPASS),
            MEMORY,
            () -> Optional.of(bypass).filter(Bypass::use))
        .isPresent();
  }

  private <T> Optional<T> once(String key, Duration lasting, Supplier<Optional<T>> use) {
    if (!store.claim(key, lasting)) {
      return Optional.empty();
    }
    try {
      return use.get();
    } catch (RuntimeException e) {
      store.remove(key);
      throw e;
    }
  }

  private String key(String realmId, RecoverySet set, int index) {
    return key(realmId, set.id(), index);
  }

  private String key(String realmId, String id, int number) {
    return hash.storeKey("recovery-code", realmId, id, Integer.toString(number));
  }
}
