package dev.secondfactor.authenticators.enrolled;

import dev.secondfactor.authenticators.step.DescribedFactory;
import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the step that refuses a direct grant. */
public final class RefuseGrantFactory extends DescribedFactory {

  /** For Keycloak, which finds it by its name. */
  public RefuseGrantFactory() {
    super(
        FactorSteps.REFUSE_GRANT,
        "Second factor: refuse direct grant",
        "Refuses a direct grant as a wrong password is refused. Put it into a conditional"
            + " sub-flow, for those who cannot give a second factor there.");
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return RefuseGrant.SINGLETON;
  }

  @Override
  public @Nullable String getReferenceCategory() {
    return null;
  }

  @Override
  public boolean isConfigurable() {
    return false;
  }

  @Override
  public boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }
}
