package dev.secondfactor.core.testing;

import dev.secondfactor.core.lockout.GuardRecords;
import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.lockout.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Guard records in memory; counts how often they are written. */
public final class InMemoryGuards implements GuardRecords {

  private final Map<Subject, MethodGuard> records = new HashMap<>();
  private int updates;

  @Override
  public synchronized MethodGuard read(Subject subject) {
    return records.getOrDefault(subject, MethodGuard.CLEAR);
  }

  @Override
  public synchronized MethodGuard update(Subject subject, UnaryOperator<MethodGuard> change) {
    updates++;
    MethodGuard changed = change.apply(read(subject));
    records.put(subject, changed);
    return changed;
  }

  /** How often a record was written. */
  public synchronized int updates() {
    return updates;
  }
}
