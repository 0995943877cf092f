package dev.secondfactor.core.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A store shared by the whole cluster that forgets by itself. {@link #claim} and {@link #remove}
 * are atomic and take effect at once; {@link #put} may become visible only when the surrounding
 * request ends. There is no way to replace a value by comparing it: limits are built from claims.
 */
public interface EphemeralStore {

  /**
   * Claims a key for a lifetime.
   *
   * @return true for exactly one caller until the lifetime ends or the key is removed
   */
  boolean claim(String key, Duration lifetime);

  /**
   * Whether the key is claimed, or has been put by an earlier request. Another node of the cluster
   * may see late what one has done: no limit may be built on this answer.
   */
  boolean isClaimed(String key);

  /** Keeps values under a key for a lifetime; what was there is replaced. */
  void put(String key, Duration lifetime, Map<String, String> values);

  /** The values under a key. */
  Optional<Map<String, String>> get(String key);

  /**
   * Removes a key.
   *
   * @return what was there, for exactly one caller
   */
  Optional<Map<String, String>> remove(String key);
}
