package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.info.ProductInfo;
import dev.secondfactor.requiredactions.registration.RealmRegistration;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the required action that sets an authenticator app up. */
public final class ConfigureTotpFactory
    implements RequiredActionFactory, ServerInfoAwareProviderFactory {

  /** Beside Keycloak's own "Configure OTP" (54). */
  private static final int PRIORITY = 55;

  @Override
  public String getId() {
    return TotpCredentials.CONFIGURE_ACTION;
  }

  @Override
  public String getDisplayText() {
    return "Set up an authenticator app";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new ConfigureTotp();
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
