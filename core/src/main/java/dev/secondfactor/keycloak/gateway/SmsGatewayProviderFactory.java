package dev.secondfactor.keycloak.gateway;

import java.util.Optional;
import org.keycloak.component.ComponentFactory;

/**
 * A kind of gateway for SMS. Public API: a provider JAR of others adds a kind by listing an
 * implementation as a service of this type. {@link SettingsGatewayFactory} does the most of it:
 * described settings, their checks, and one client for each configuration.
 *
 * <p>{@link GatewaySettings#ENABLED} and {@link GatewaySettings#PRIORITY} are read by {@link
 * SmsGateways} from the components of every kind.
 */
public interface SmsGatewayProviderFactory
    extends ComponentFactory<SmsGatewayProvider, SmsGatewayProvider> {

  /**
   * Why no gateway of this kind can be made on this server, in one sentence without a full stop;
   * empty when one can.
   */
  default Optional<String> unavailable() {
    return Optional.empty();
  }
}
