package dev.secondfactor.core.testing;

import dev.secondfactor.core.use.LastUses;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Last uses in memory; keeps every write. */
public final class InMemoryUses implements LastUses {

  private final Map<List<String>, LocalDate> days = new HashMap<>();
  private final List<LocalDate> writes = new ArrayList<>();

  @Override
  public synchronized Optional<LocalDate> lastUsed(String userId, String factor) {
    return Optional.ofNullable(days.get(List.of(userId, factor)));
  }

  @Override
  public synchronized void used(String userId, String factor, LocalDate day) {
    writes.add(day);
    days.put(List.of(userId, factor), day);
  }

  /** The days of all writes, in order. */
  public synchronized List<LocalDate> writes() {
    return List.copyOf(writes);
  }
}
