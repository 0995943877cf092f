package dev.secondfactor.keycloak.policy;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Lets Keycloak keep a policy as a component of a realm. */
public final class SecondFactorPolicySpi implements Spi {

  @Override
  public boolean isInternal() {
    return true;
  }

  @Override
  public String getName() {
    return SecondFactorPolicyProviderFactory.ID;
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return SecondFactorPolicyProvider.class;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return SecondFactorPolicyProviderFactory.class;
  }
}
