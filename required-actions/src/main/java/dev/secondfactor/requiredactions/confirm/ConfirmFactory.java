package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.keycloak.info.ProductInfo;
import dev.secondfactor.requiredactions.registration.RealmRegistration;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the required action that asks for a second factor before a change. */
public final class ConfirmFactory implements RequiredActionFactory, ServerInfoAwareProviderFactory {

  /** The provider id. */
  static final String ID = "second-factor-confirm";

  /** Before every action that it is to protect. */
  private static final int PRIORITY = 5;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayText() {
    return "Confirm with a second factor";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new Confirm();
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
