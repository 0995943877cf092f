package dev.secondfactor.keycloak.delivery;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Ties the threads that send messages to the life of the server. */
public final class DeliverySpi implements Spi {

  @Override
  public boolean isInternal() {
    return true;
  }

  @Override
  public String getName() {
    return "second-factor-delivery";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return DeliveryProvider.class;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return DeliveryProviderFactory.class;
  }
}
