package dev.secondfactor.requiredactions.email;

import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.info.ProductInfo;
import dev.secondfactor.requiredactions.registration.RealmRegistration;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the required action that enrols an e-mail address. */
public final class ConfigureEmailFactory
    implements RequiredActionFactory, ServerInfoAwareProviderFactory {

  /** After Keycloak's own "Configure OTP" (54) and "Update password" (57). */
  private static final int PRIORITY = 58;

  @Override
  public String getId() {
    return EmailCredentialProvider.CONFIGURE_ACTION;
  }

  @Override
  public String getDisplayText() {
    return "Set up codes by e-mail";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new ConfigureEmail();
  }

  @Override
  public boolean isOneTimeAction() {
    return true;
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    new RealmRegistration(this, PRIORITY).listen(factory);
  }

  @Override
  public void close() {}
}
