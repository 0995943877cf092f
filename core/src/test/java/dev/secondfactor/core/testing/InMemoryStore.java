package dev.secondfactor.core.testing;

import dev.secondfactor.core.store.EphemeralStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A store in memory. Used directly, everything takes effect at once. {@link #request} gives a view
 * as Keycloak gives one to a request: what it puts is kept back until the request is committed.
 */
public final class InMemoryStore implements EphemeralStore {

  private final Clock clock;
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(Map<String, String> values, Instant until) {}

  /** An empty store. */
  public InMemoryStore(Clock clock) {
    this.clock = clock;
  }

  /** A view for one request. */
  public Request request() {
    return new Request(this);
  }

  @Override
  public synchronized boolean claim(String key, Duration lifetime) {
    return live(key).isEmpty() && keep(key, lifetime, Map.of());
  }

  @Override
  public synchronized boolean isClaimed(String key) {
    return live(key).isPresent();
  }

  @Override
  public synchronized void put(String key, Duration lifetime, Map<String, String> values) {
    keep(key, lifetime, values);
  }

  @Override
  public synchronized Optional<Map<String, String>> get(String key) {
    return live(key).map(Entry::values);
  }

  @Override
  public synchronized Optional<Map<String, String>> remove(String key) {
    Optional<Map<String, String>> removed = get(key);
    entries.remove(key);
    return removed;
  }

  /** Keys and values that have not expired. */
  public synchronized Map<String, Map<String, String>> content() {
    Map<String, Map<String, String>> content = new LinkedHashMap<>();
    entries.keySet().stream()
        .sorted()
        .forEach(key -> live(key).ifPresent(entry -> content.put(key, entry.values())));
    return content;
  }

  /** How many keys begin like this and have not expired. */
  public long count(String prefix) {
    return content().keySet().stream().filter(key -> key.startsWith(prefix)).count();
  }

  private Optional<Entry> live(String key) {
    return Optional.ofNullable(entries.get(key))
        .filter(entry -> clock.instant().isBefore(entry.until()));
  }

  private boolean keep(String key, Duration lifetime, Map<String, String> values) {
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("No lifetime for " + key);
    }
    entries.put(key, new Entry(Map.copyOf(values), clock.instant().plus(lifetime)));
    return true;
  }

  /** The store as one request sees it. */
  public static final class Request implements EphemeralStore {

    private final InMemoryStore store;
    private final Map<String, Runnable> writes = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> written = new HashMap<>();

    private Request(InMemoryStore store) {
      this.store = store;
    }

    @Override
    public boolean claim(String key, Duration lifetime) {
      return store.claim(key, lifetime);
    }

    @Override
    public boolean isClaimed(String key) {
      return store.isClaimed(key);
    }

    @Override
    public void put(String key, Duration lifetime, Map<String, String> values) {
      writes.put(key, () -> store.put(key, lifetime, values));
      written.put(key, values);
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
      return Optional.ofNullable(written.get(key)).or(() -> store.get(key));
    }

    @Override
    public Optional<Map<String, String>> remove(String key) {
      return store.remove(key);
    }

    /** Ends the request: what it has put becomes visible. */
    public void commit() {
      writes.values().forEach(Runnable::run);
      writes.clear();
      written.clear();
    }
  }
}
