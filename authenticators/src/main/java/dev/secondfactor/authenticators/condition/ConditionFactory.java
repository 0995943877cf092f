package dev.secondfactor.authenticators.condition;

import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** What the factories of all our conditions have in common: there is one condition of each kind. */
public abstract class ConditionFactory
    implements ConditionalAuthenticatorFactory, ServerInfoAwareProviderFactory {

  private final String id;
  private final String displayType;
  private final String helpText;
  private final Condition condition;
  private final List<ProviderConfigProperty> properties;

  /**
   * A condition.
   *
   * @param id the provider id
   * @param displayType the name that administrators see
   * @param helpText when it holds, for administrators
   * @param properties how it can be set
   */
  protected ConditionFactory(
      String id,
      String displayType,
      String helpText,
      Condition condition,
      List<ProviderConfigProperty> properties) {
    this.id = id;
    this.displayType = displayType;
    this.helpText = helpText;
    this.condition = condition;
    this.properties = List.copyOf(properties);
  }

  /** The setting that turns a condition round. */
  protected static ProviderConfigProperty negate(String label, String helpText) {
    return new ProviderConfigProperty(
        Condition.NEGATE, label, helpText, ProviderConfigProperty.BOOLEAN_TYPE, "false");
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
    return !properties.isEmpty();
  }

  @Override
  public final boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public final Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
  }

  @Override
  public final List<ProviderConfigProperty> getConfigProperties() {
    return properties;
  }

  @Override
  public final Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public final ConditionalAuthenticator getSingleton() {
    return condition;
  }

  @Override
  public final void init(Config.Scope config) {}

  @Override
  public final void postInit(KeycloakSessionFactory factory) {}

  @Override
  public final void close() {}
}
