package dev.secondfactor.authenticators.grant;

import dev.secondfactor.authenticators.step.MethodsProperty;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.flow.GrantSettings;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the step that asks for a second factor in a direct grant. */
public final class DirectGrantFactory extends GrantStepFactory {

  /** For Keycloak, which finds it by its name. */
  public DirectGrantFactory() {
    super(
        FactorSteps.DIRECT_GRANT,
        "Second factor: direct grant",
        "Asks for a second factor of any kind behind the password, in answers to the application."
            + " Who has none is let in, unless one is required. The settings are in the"
            + " second-factor policy of the realm.",
        DirectGrant.SINGLETON,
        Requirement.REQUIRED);
  }

  @Override
  public boolean isConfigurable() {
    return true;
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of(
        MethodsProperty.of(
            "The methods that it takes, of those that the policy enables. None: all of them."),
        new ProviderConfigProperty(
            GrantSettings.REQUIRED,
            "Second factor required",
            "On: who has no second factor is refused. Off: the policy says whether one is"
                + " required.",
            ProviderConfigProperty.BOOLEAN_TYPE,
            "false"));
  }
}
