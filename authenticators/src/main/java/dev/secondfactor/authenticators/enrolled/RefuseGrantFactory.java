package dev.secondfactor.authenticators.enrolled;

import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the step that refuses a direct grant. */
public final class RefuseGrantFactory
    implements AuthenticatorFactory, ServerInfoAwareProviderFactory {

  @Override
  public Authenticator create(KeycloakSession session) {
    return RefuseGrant.SINGLETON;
  }

  @Override
  public String getId() {
    return FactorSteps.REFUSE_GRANT;
  }

  @Override
  public String getDisplayType() {
    return "Second factor: refuse direct grant";
  }

  @Override
  public String getHelpText() {
    return "Refuses a direct grant as a wrong password is refused. Put it into a conditional"
        + " sub-flow, for those who cannot give a second factor there.";
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
