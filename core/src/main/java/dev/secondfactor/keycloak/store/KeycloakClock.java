package dev.secondfactor.keycloak.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.keycloak.common.util.Time;

/** Keycloak's time, which an administrator's or a test's offset may move. */
public final class KeycloakClock extends Clock {

  private final ZoneId zone;

  /** Keycloak's time in UTC. */
  public KeycloakClock() {
    this(ZoneOffset.UTC);
  }

  private KeycloakClock(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new KeycloakClock(other);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return Time.currentTimeMillis();
  }
}
