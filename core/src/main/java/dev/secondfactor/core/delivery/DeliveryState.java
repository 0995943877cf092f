package dev.secondfactor.core.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a message has come. */
public enum DeliveryState {
  /** It waits or is being handed over. */
  QUEUED,
  /** The provider has taken it. */
  SENT,
  /** The provider has reported that it has reached the phone. */
  DELIVERED,
  /** The provider has not taken it or has not said so, or has reported that it did not arrive. */
  FAILED,
  /** The provider takes no messages to this destination. Told apart at set-up only. */
  REFUSED;

  /** Whether nothing has arrived, as far as is known. */
  public boolean isFailure() {
    return this == FAILED || this == REFUSED;
  }

  /** The name in pages and REST. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DeliveryState> byId(String id) {
    return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
  }
}
