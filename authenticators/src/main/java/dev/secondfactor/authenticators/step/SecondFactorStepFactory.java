package dev.secondfactor.authenticators.step;

import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** A login step without settings of its own; those of all steps are in the policy of the realm. */
public abstract class SecondFactorStepFactory
    implements AuthenticationFlowCallbackFactory, ServerInfoAwareProviderFactory {

  private final String id;
  private final String displayType;
  private final String helpText;

  /**
   * A step.
   *
   * @param id the provider id
   * @param displayType the name that administrators see
   * @param helpText what it does, for administrators
   */
  protected SecondFactorStepFactory(String id, String displayType, String helpText) {
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
  public final boolean isConfigurable() {
    return false;
  }

  @Override
  public final boolean isUserSetupAllowed() {
    return true;
  }

  @Override
  public final Requirement[] getRequirementChoices() {
    return new Requirement[] {
      Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED,
    };
  }

  @Override
  public final List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
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
