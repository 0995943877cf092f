package dev.secondfactor.keycloak.store;

import dev.secondfactor.core.store.EphemeralStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/** The domain's store on Keycloak's single-use objects. */
public final class SingleUseStore implements EphemeralStore {

  private final SingleUseObjectProvider objects;

  /** The store of a session. */
  public SingleUseStore(KeycloakSession session) {
    this.objects = session.singleUseObjects();
  }

  @Override
  public boolean claim(String key, Duration lifetime) {
    return objects.putIfAbsent(key, seconds(lifetime));
  }

  @Override
  public boolean isClaimed(String key) {
    return objects.contains(key);
  }

  @Override
  public void put(String key, Duration lifetime, Map<String, String> values) {
    objects.put(key, seconds(lifetime), values);
  }

  @Override
  public Optional<Map<String, String>> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  @Override
  public Optional<Map<String, String>> remove(String key) {
    return Optional.ofNullable(objects.remove(key));
  }

  /** Whole seconds, rounded up: a lifetime is never cut short, and never endless. */
  private static long seconds(Duration lifetime) {
    return Math.max(1, lifetime.plusMillis(999).toSeconds());
  }
}
