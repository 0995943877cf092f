package dev.secondfactor.core.testing;

import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.RecoverySets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One set for each user, in memory; counts how often one is written. */
public final class InMemorySets implements RecoverySets {

  private final Map<List<String>, RecoverySet> sets = new HashMap<>();
  private int written;
  private boolean failing;

  /** Keeps a set in place of the one before it. */
  public synchronized void keep(String realmId, String userId, RecoverySet set) {
    sets.put(List.of(realmId, userId), set);
  }

  /** The set of a user. */
  public synchronized RecoverySet of(String realmId, String userId) {
    return find(realmId, userId).orElseThrow();
  }

  /** From now on nothing can be written, or everything again. */
  public synchronized void fail(boolean fails) {
    this.failing = fails;
  }

  /** How often a set was written. */
  public synchronized int written() {
    return written;
  }

  @Override
  public synchronized Optional<RecoverySet> use(
      String realmId, String userId, String setId, int index) {
    if (failing) {
      throw new IllegalStateException("The database is away");
    }
    Optional<RecoverySet> rest =
        find(realmId, userId).filter(set -> set.id().equals(setId)).flatMap(set -> set.use(index));
    rest.ifPresent(
        set -> {
          written++;
          keep(realmId, userId, set);
        });
    return rest;
  }

  private Optional<RecoverySet> find(String realmId, String userId) {
    return Optional.ofNullable(sets.get(List.of(realmId, userId)));
  }
}
