package dev.secondfactor.core.step;

import dev.secondfactor.core.delivery.DeliveryState;
import java.time.Duration;
import java.util.Optional;

/**
 * What the page shows.
 *
 * @param state whether a code can be typed
 * @param expiresIn how long the code is still accepted; zero when there is none that expires
 * @param resendIn how long until another message can be asked for; zero for now
 * @param delivery how far the message has come; empty when there is none to tell of
 * @param ticket names the delivery while more is expected to become known of it
 * @param lockedFor how long the method is locked; zero unless it is
 */
public record CodeView(
    State state,
    Duration expiresIn,
    Duration resendIn,
    Optional<DeliveryState> delivery,
    Optional<String> ticket,
    Duration lockedFor) {

  /** Whether a code can be typed. */
  public enum State {
    /** Yes. */
    OPEN,
    /** No: there is no live code, but another can be asked for. */
    CLOSED,
    /** No: too many wrong codes, for a time. */
    LOCKED,
    /** No: too many wrong codes, until the method is enrolled anew or reset. */
    DISABLED
  }

  /** Whether the method is locked or disabled. */
  public boolean isBarred() {
    return state == State.LOCKED || state == State.DISABLED;
  }

  static CodeView open() {
    return new CodeView(
        State.OPEN,
        Duration.ZERO,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }

  static CodeView closed(Duration resendIn) {
    return new CodeView(
        State.CLOSED, Duration.ZERO, resendIn, Optional.empty(), Optional.empty(), Duration.ZERO);
  }

  static CodeView locked(Duration remaining) {
    return new CodeView(
        State.LOCKED, Duration.ZERO, Duration.ZERO, Optional.empty(), Optional.empty(), remaining);
  }

  static CodeView disabled() {
    return new CodeView(
        State.DISABLED,
        Duration.ZERO,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }
}
