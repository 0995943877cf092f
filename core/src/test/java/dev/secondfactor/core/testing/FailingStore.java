package dev.secondfactor.core.testing;

import dev.secondfactor.core.store.EphemeralStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A store on a node that dies when a certain key is to be claimed. */
public final class FailingStore implements EphemeralStore {

  private final EphemeralStore store;
  private final String prefix;

  /** Dies at the claim of a key that begins like this. */
  public FailingStore(EphemeralStore store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  @Override
  public boolean claim(String key, Duration lifetime) {
    if (key.startsWith(prefix)) {
      throw new IllegalStateException("The node died");
    }
    return store.claim(key, lifetime);
  }

  @Override
  public boolean isClaimed(String key) {
    return store.isClaimed(key);
  }

  @Override
  public void put(String key, Duration lifetime, Map<String, String> values) {
    store.put(key, lifetime, values);
  }

  @Override
  public Optional<Map<String, String>> get(String key) {
    return store.get(key);
  }

  @Override
  public Optional<Map<String, String>> remove(String key) {
    return store.remove(key);
  }
}
