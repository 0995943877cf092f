package dev.secondfactor.core.testing;

import dev.secondfactor.core.store.EphemeralStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store on two nodes that both keep each key, as Keycloak's caches are in a cluster. A write goes
 * to the first owner of the key, which decides, then to the other; its caller waits for both. In
 * between others see the one or the other: a read is of the node's own copy, and a claim that finds
 * the key taken ends at the first owner.
 */
public final class TwoNodeStore {

  private final List<InMemoryStore> copies;
  private final Runnable between;

  /**
   * An empty store.
   *
   * @param between runs when one owner has a write and the other has not
   */
  public TwoNodeStore(Clock clock, Runnable between) {
    this.copies = List.of(new InMemoryStore(clock), new InMemoryStore(clock));
    this.between = between;
  }

  /** The store as node 0 or 1 sees it. */
  public EphemeralStore at(int node) {
    return new View(copies.get(node));
  }

  private InMemoryStore firstOwner(String key) {
    return copies.get(Math.floorMod(key.hashCode(), 2));
  }

  private InMemoryStore otherOwner(String key) {
    return copies.get(1 - Math.floorMod(key.hashCode(), 2));
  }

  private final class View implements EphemeralStore {

    private final InMemoryStore own;

    private View(InMemoryStore own) {
      this.own = own;
    }

    @Override
    public boolean claim(String key, Duration lifetime) {
      if (!firstOwner(key).claim(key, lifetime)) {
        return false;
      }
      between.run();
      otherOwner(key).put(key, lifetime, Map.of());
      return true;
    }

    @Override
    public boolean isClaimed(String key) {
      return own.isClaimed(key);
    }

    @Override
    public void put(String key, Duration lifetime, Map<String, String> values) {
      firstOwner(key).put(key, lifetime, values);
      between.run();
      otherOwner(key).put(key, lifetime, values);
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
      return own.get(key);
    }

    @Override
    public Optional<Map<String, String>> remove(String key) {
      Optional<Map<String, String>> removed = firstOwner(key).remove(key);
      between.run();
      otherOwner(key).remove(key);
      return removed;
    }
  }
}
