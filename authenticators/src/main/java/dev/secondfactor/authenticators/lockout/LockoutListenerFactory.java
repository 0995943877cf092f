package dev.secondfactor.authenticators.lockout;

import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the attempt-lockout event listener. It hears the realms that have it in their settings. */
public final class LockoutListenerFactory
    implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

  /** The provider id. */
  public static final String ID = "second-factor-lockout";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new LockoutListener(session);
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
