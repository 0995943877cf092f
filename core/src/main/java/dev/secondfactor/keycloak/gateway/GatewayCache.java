package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.sms.SmsGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps the gateway of each component, for it holds connections. Another configuration takes its
 * place, and one that is not asked for is dropped: its component may have gone with its realm, on
 * another node.
 */
final class GatewayCache {

  static final Duration KEPT_UNUSED = Duration.ofHours(1);

  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Clock clock;

  private record Held(Object configuration, SmsGateway gateway, Instant lastUse) {

    private Held usedAt(Instant now) {
      return new Held(configuration, gateway, now);
    }
  }

  GatewayCache(Clock clock) {
    this.clock = clock;
  }

  /** The gateway of a component, made only when its configuration is another than before. */
  SmsGateway get(String component, Object configuration, Supplier<SmsGateway> make) {
    Instant now = clock.instant();
    held.values().removeIf(one -> one.lastUse().plus(KEPT_UNUSED).isBefore(now));
    return held.compute(
            component,
            (id, known) ->
                known != null && known.configuration().equals(configuration)
                    ? known.usedAt(now)
                    : new Held(configuration, make.get(), now))
        .gateway();
  }

  void remove(String component) {
    held.remove(component);
  }

  int size() {
    return held.size();
  }
}
