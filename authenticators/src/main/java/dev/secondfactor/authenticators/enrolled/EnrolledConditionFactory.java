package dev.secondfactor.authenticators.enrolled;

import dev.secondfactor.keycloak.flow.FactorSteps;
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

/** Makes the condition that holds for users who have a second factor of whichever kind. */
public final class EnrolledConditionFactory
    implements ConditionalAuthenticatorFactory, ServerInfoAwareProviderFactory {

  @Override
  public String getId() {
    return FactorSteps.ENROLLED;
  }

  @Override
  public String getDisplayType() {
    return "Condition - second factor enrolled";
  }

  @Override
  public String getHelpText() {
    return "Executes the current flow only if the user has a second factor of whichever kind, also"
        + " one that the flow has no step for: to refuse who cannot be asked.";
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

  @Override
  public Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public ConditionalAuthenticator getSingleton() {
    return EnrolledCondition.SINGLETON;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
