package dev.secondfactor.keycloak.gateway;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Lets Keycloak keep gateways for SMS as components of a realm, and others add kinds of them. */
public final class SmsGatewaySpi implements Spi {

  @Override
  public boolean isInternal() {
    return true;
  }

  @Override
  public String getName() {
    return "second-factor-sms-gateway";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return SmsGatewayProvider.class;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return SmsGatewayProviderFactory.class;
  }
}
