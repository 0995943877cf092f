package dev.secondfactor.keycloak.delivery;

import dev.secondfactor.core.delivery.Deliveries;
import org.keycloak.provider.Provider;

/** Gives every session the server's one set of deliveries. */
public interface DeliveryProvider extends Provider {

  /** The deliveries. */
  Deliveries deliveries();
}
