package dev.secondfactor.authenticators.grant;

import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the step that takes the next calls of a direct grant. */
public final class DirectGrantTokenFactory extends GrantStepFactory {

  /** For Keycloak, which finds it by its name. */
  public DirectGrantTokenFactory() {
    super(
        FactorSteps.DIRECT_GRANT_TOKEN,
        "Second factor: direct grant, next call",
        "Takes the second factor with the token of an earlier answer, in the place of user name"
            + " and password. Put it before a sub-flow with these, both as alternatives.",
        DirectGrantToken.SINGLETON,
        Requirement.ALTERNATIVE);
  }

  @Override
  public boolean isConfigurable() {
    return false;
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }
}
