package dev.secondfactor.core.delivery;

import dev.secondfactor.core.store.EphemeralStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What became of messages, readable on every node for as long as a page may ask. */
public final class Tickets {

  private static final Duration MEMORY = Duration.ofMinutes(30);

  /** A phone that is on answers within seconds; nobody watches a page for much longer. */
  private static final Duration REPORT_EXPECTED = Duration.ofMinutes(2);

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{20,50}");
  private static final String STATE = "state";
  private static final String CODE = "code";

  private final EphemeralStore store;

  /** Tickets kept in a store. */
  public Tickets(EphemeralStore store) {
    this.store = store;
  }

  /** Opens a ticket; its message counts as queued from now on. */
  public void open(String ticket) {
    store.claim(key(ticket), MEMORY);
  }

  /**
   * Keeps what is to be known of the message when its provider reports on it. No destination and no
   * code belongs here.
   */
  public void describe(String ticket, Map<String, String> message) {
    store.put(about(ticket), MEMORY, message);
  }

  /** What was kept of the message; empty when there is no such ticket, or nothing was. */
  public Optional<Map<String, String>> description(String ticket) {
    return isKnown(ticket) ? store.get(about(ticket)) : Optional.empty();
  }

  /** Notes how the delivery ended. What the provider has reported already counts more. */
  public void close(String ticket, DeliveryResult result) {
    if (result.reportDue()) {
      store.claim(expected(ticket), REPORT_EXPECTED);
    }
    store.put(end(ticket), MEMORY, Map.of(STATE, result.state().id()));
  }

  /**
   * Notes what the provider has reported, before or after the ticket was closed. The first report
   * counts, however often and in what order they come.
   *
   * @param state delivered, failed or refused
   * @param code the provider's own code for it; empty when it gave none
   * @return whether this is the one that counts; false also when there is no such ticket
   */
  public boolean report(String ticket, DeliveryState state, String code) {
    boolean counts = isKnown(ticket) && store.claim(key(ticket) + ":reported", MEMORY);
    if (counts) {
      store.put(report(ticket), MEMORY, Map.of(STATE, state.id(), CODE, code));
    }
    return counts;
  }

  /** The provider's own code in its report; empty when there is none. */
  public Optional<String> reportedCode(String ticket) {
    return isKnown(ticket)
        ? store.get(report(ticket)).map(values -> values.getOrDefault(CODE, ""))
        : Optional.empty();
  }

  /** How far the message has come; empty when there is no such ticket. */
  public Optional<Progress> progress(String ticket) {
    if (!isKnown(ticket)) {
      return Optional.empty();
    }
    return stored(report(ticket))
        .map(state -> new Progress(state, true))
        .or(() -> stored(end(ticket)).map(state -> new Progress(state, isLast(ticket, state))))
        .or(() -> Optional.of(new Progress(DeliveryState.QUEUED, false)));
  }

  private boolean isKnown(String ticket) {
    return SHAPE.matcher(ticket).matches() && store.isClaimed(key(ticket));
  }

  private boolean isLast(String ticket, DeliveryState state) {
    return state != DeliveryState.SENT || !store.isClaimed(expected(ticket));
  }

  private Optional<DeliveryState> stored(String key) {
    return store
        .get(key)
        .map(values -> values.getOrDefault(STATE, ""))
        .flatMap(DeliveryState::byId);
  }

  private static String key(String ticket) {
    return "second-factor:ticket:" + ticket;
  }

  private static String about(String ticket) {
    return key(ticket) + ":about";
  }

  private static String end(String ticket) {
    return key(ticket) + ":end";
  }

  private static String expected(String ticket) {
    return key(ticket) + ":expected";
  }

  private static String report(String ticket) {
    return key(ticket) + ":report";
  }
}
