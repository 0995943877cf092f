package dev.secondfactor.keycloak.delivery;

import dev.secondfactor.core.delivery.Deliveries;
import dev.secondfactor.core.delivery.DeliveryLimits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/**
 * Starts and ends the deliveries of a server. Server options, with their defaults: {@code
 * --spi-second-factor-delivery--default--threads} (64), {@code --per-gateway} (8), {@code
 * --waiting-per-gateway} (200).
 */
public final class DeliveryProviderFactory implements ProviderFactory<DeliveryProvider> {

  private DeliveryLimits limits = DeliveryLimits.DEFAULT;
  private @Nullable Deliveries deliveries;

  @Override
  public String getId() {
    return "default";
  }

  @Override
  public DeliveryProvider create(KeycloakSession session) {
    Deliveries started = started();
    return new DeliveryProvider() {
      @Override
      public Deliveries deliveries() {
        return started;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void init(Config.Scope config) {
    DeliveryLimits byDefault = DeliveryLimits.DEFAULT;
    limits =
        new DeliveryLimits(
            option(config, "threads", byDefault.threads()),
            option(config, "perGateway", byDefault.perGateway()),
            option(config, "waitingPerGateway", byDefault.waitingPerGateway()),
            byDefault.headStart(),
            byDefault.total(),
            byDefault.outagesToOpen(),
            byDefault.openFor());
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public synchronized void close() {
    Optional.ofNullable(deliveries).ifPresent(Deliveries::close);
    deliveries = null;
  }

  private synchronized Deliveries started() {
    Deliveries known = deliveries;
    if (known == null) {
      known = new Deliveries(limits);
      deliveries = known;
    }
    return known;
  }

  private static int option(Config.Scope config, String name, int byDefault) {
    int value = config.getInt(name, byDefault);
    if (value < 1) {
      throw new IllegalArgumentException(
          "spi-second-factor-delivery--default--" + name + " is " + value + "; allowed: 1 or more");
    }
    return value;
  }
}
