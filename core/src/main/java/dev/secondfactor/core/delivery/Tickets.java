package dev.secondfactor.core.delivery;

import dev.secondfactor.core.store.EphemeralStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What became of messages, readable on every node for as long as a page may ask. */
public final class Tickets {

  private static final Duration MEMORY = Duration.ofMinutes(30);
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{20,50}");
  private static final String STATE = "state";

  private final EphemeralStore store;

  /** Tickets kept in a store. */
  public Tickets(EphemeralStore store) {
    this.store = store;
  }

  /** Opens a ticket; its message counts as queued from now on. */
  public void open(String ticket) {
    store.claim(key(ticket), MEMORY);
  }

  /** Notes how the delivery ended. */
  public void close(String ticket, DeliveryResult result) {
    store.put(key(ticket) + ":end", MEMORY, Map.of(STATE, result.state().id()));
  }

  /** How far the message has come; empty when there is no such ticket. */
  public Optional<DeliveryState> state(String ticket) {
    if (!SHAPE.matcher(ticket).matches()) {
      return Optional.empty();
    }
    return store
        .get(key(ticket) + ":end")
        .map(values -> values.getOrDefault(STATE, ""))
        .flatMap(DeliveryState::byId)
        .or(
            () ->
                store.isClaimed(key(ticket))
                    ? Optional.of(DeliveryState.QUEUED)
                    : Optional.empty());
  }

  private static String key(String ticket) {
    return "second-factor:ticket:" + ticket;
  }
}
