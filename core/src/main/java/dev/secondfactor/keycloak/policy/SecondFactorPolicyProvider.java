package dev.secondfactor.keycloak.policy;

import org.keycloak.provider.Provider;

/**
 * The provider type of the component that keeps a realm's policy. Its name is part of realm exports
 * and of the administration REST interface.
 */
public interface SecondFactorPolicyProvider extends Provider {}
