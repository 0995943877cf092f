package dev.secondfactor.authenticators.change;

import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * Makes the listener for changes of second factors. It hears every realm without being named in its
 * settings.
 */
public final class ChangeListenerFactory
    implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

  @Override
  public String getId() {
    return "second-factor-changes";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new ChangeListener(session);
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
