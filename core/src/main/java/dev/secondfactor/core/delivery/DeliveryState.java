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
  /** The provider has not, or has not said so. */
  FAILED;

  /** The name in pages and REST. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DeliveryState> byId(String id) {
    return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
  }
}
