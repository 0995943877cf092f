package dev.secondfactor.authenticators.totp;

import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the step that asks for a code of an authenticator app. */
public final class TotpAuthenticatorFactory
    implements AuthenticationFlowCallbackFactory, ServerInfoAwareProviderFactory {

  /** The provider id. */
  public static final String ID = "second-factor-totp";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return new TotpAuthenticator(session);
  }

  @Override
  public String getDisplayType() {
    return "Second factor: code of an authenticator app";
  }

  /** Keycloak's own category: the credentials are its own, and its protection counts failures. */
  @Override
  public String getReferenceCategory() {
    return OTPCredentialModel.TYPE;
  }

  @Override
  public String getHelpText() {
    return "Asks for a code of an authenticator app that was set up here or in Keycloak's own OTP"
        + " form. The settings are in the realm's OTP policy and its second-factor policy.";
  }

  @Override
  public boolean isConfigurable() {
    return false;
  }

  @Override
  public boolean isUserSetupAllowed() {
    return true;
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {
      Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED,
    };
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
