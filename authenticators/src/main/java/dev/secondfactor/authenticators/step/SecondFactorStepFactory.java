package dev.secondfactor.authenticators.step;

import java.util.List;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** A login step without settings of its own; those of all steps are in the policy of the realm. */
public abstract class SecondFactorStepFactory extends DescribedFactory
    implements AuthenticationFlowCallbackFactory {

  /**
   * A step.
   *
   * @param id the provider id
   * @param displayType the name that administrators see
   * @param helpText what it does, for administrators
   */
  protected SecondFactorStepFactory(String id, String displayType, String helpText) {
    super(id, displayType, helpText);
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
}
