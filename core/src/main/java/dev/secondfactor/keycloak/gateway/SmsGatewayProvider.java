package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.sms.SmsGateway;
import org.keycloak.provider.Provider;

/**
 * The gateway of one component. The name of this type is part of realm exports and of the
 * administration REST interface. Public API: other providers may implement it.
 */
@FunctionalInterface
public interface SmsGatewayProvider extends Provider {

  /** The gateway. It outlives the session, which it must not use. */
  SmsGateway gateway();

  @Override
  default void close() {}
}
