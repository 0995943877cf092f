package dev.secondfactor.authenticators.condition;

import dev.secondfactor.authenticators.step.DescribedFactory;
import java.util.List;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** What the factories of all our conditions have in common: there is one condition of each kind. */
public abstract class ConditionFactory extends DescribedFactory
    implements ConditionalAuthenticatorFactory {

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
    super(id, displayType, helpText);
    this.condition = condition;
    this.properties = List.copyOf(properties);
  }

  /** The setting that turns a condition round. */
  protected static ProviderConfigProperty negate(String label, String helpText) {
    return new ProviderConfigProperty(
        Condition.NEGATE, label, helpText, ProviderConfigProperty.BOOLEAN_TYPE, "false");
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
  public final ConditionalAuthenticator getSingleton() {
    return condition;
  }
}
