package dev.secondfactor.core.delivery;

import java.time.Duration;

/**
 * What deliveries may use of a server.
 *
 * @param threads threads for all gateways together
 * @param perGateway messages that one gateway may be handed at the same time
 * @param waitingPerGateway messages that may wait for one gateway; more are refused at once
 * @param headStart how long a message waits before it is handed over: the page that tells of it is
 *     on its way to the browser by then, and does not share the processor with it
 * @param total how long a hand-over may take before it counts as failed
 * @param outagesToOpen outages in a row after which a gateway is left alone
 * @param openFor how long it is left alone
 */
public record DeliveryLimits(
    int threads,
    int perGateway,
    int waitingPerGateway,
    Duration headStart,
    Duration total,
    int outagesToOpen,
    Duration openFor) {

  /** What fits a server that sends a few messages a second. */
  public static final DeliveryLimits DEFAULT =
      new DeliveryLimits(
          64, 8, 200, Duration.ofMillis(25), Duration.ofSeconds(5), 5, Duration.ofSeconds(15));
}
