package dev.secondfactor.authenticators.step;

import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** What the factories of all our steps and conditions have in common: how they are described. */
public abstract class DescribedFactory
    implements AuthenticatorFactory, ServerInfoAwareProviderFactory {

  private final String id;
  private final String displayType;
  private final String helpText;

  /**
   * A step or a condition.
   *
   * @param id the provider id
   * @param displayType the name that administrators see
   * @param helpText what it does, for administrators
   */
  protected DescribedFactory(String id, String displayType, String helpText) {
    this.id = id;
    this.displayType = displayType;
    this.helpText = helpText;
  }

  @Override
  public final String getId() {
    return id;
  }

  @Override
  public final String getDisplayType() {
    return displayType;
  }

  @Override
  public final String getHelpText() {
    return helpText;
  }

  @Override
  public final Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public final void init(Config.Scope config) {}

  @Override
  public final void postInit(KeycloakSessionFactory factory) {}

  @Override
  public final void close() {}
}
