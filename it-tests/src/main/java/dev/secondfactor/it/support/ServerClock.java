package dev.secondfactor.it.support;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.infinispan.commons.time.DefaultTimeService;
import org.infinispan.commons.time.TimeService;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.factories.impl.BasicComponentRegistry;
import org.infinispan.manager.EmbeddedCacheManager;
import org.keycloak.common.util.Time;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;

/**
 * Moves Keycloak's clock, and that of its caches with it: without the second, no entry would ever
 * expire.
 */
final class ServerClock {

  /** A cache that every server has, to get at the manager of them all. */
  private static final String ANY_CACHE = "actionTokens";

  private ServerClock() {}

  static void ahead(InfinispanConnectionProvider caches, int seconds) {
    Time.setOffset(seconds);
    EmbeddedCacheManager manager = caches.getCache(ANY_CACHE).getCacheManager();
    GlobalComponentRegistry registry = GlobalComponentRegistry.of(manager);
    TimeService time = seconds == 0 ? DefaultTimeService.INSTANCE : new AheadOfTime(seconds);
    registry
        .getComponent(BasicComponentRegistry.class)
        .replaceComponent(TimeService.class.getName(), time, true);
    registry.rewire();
    manager.getCacheNames().forEach(name -> rewire(manager, name));
  }

  private static void rewire(EmbeddedCacheManager manager, String cache) {
    if (manager.isRunning(cache)) {
      ComponentRegistry.of(manager.getCache(cache).getAdvancedCache()).rewire();
    }
  }

  private static final class AheadOfTime extends DefaultTimeService {

    private final long seconds;

    AheadOfTime(long seconds) {
      this.seconds = seconds;
    }

    @Override
    public long wallClockTime() {
      return super.wallClockTime() + TimeUnit.SECONDS.toMillis(seconds);
    }

    @Override
    public long time() {
      return super.time() + TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public Instant instant() {
      return super.instant().plusSeconds(seconds);
    }
  }
}
