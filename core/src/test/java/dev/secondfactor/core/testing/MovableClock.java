package dev.secondfactor.core.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
public final class MovableClock extends Clock {

  private final AtomicReference<Instant> now;

  /** A clock at a time of no meaning. */
  public MovableClock() {
    this(Instant.parse("2026-03-01T10:15:30.123Z"));
  }

  /** A clock at this time. */
  public MovableClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  /** Moves it forward. */
  public void forward(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Moves it forward. */
  public void forwardSeconds(long seconds) {
    forward(Duration.ofSeconds(seconds));
  }

  /** Moves it forward. */
  public void forwardMillis(long millis) {
    forward(Duration.ofMillis(millis));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
