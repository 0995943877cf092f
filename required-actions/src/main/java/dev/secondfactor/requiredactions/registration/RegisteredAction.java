package dev.secondfactor.requiredactions.registration;

import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** What the factories of all our required actions have in common: every realm knows the action. */
public abstract class RegisteredAction
    implements RequiredActionFactory, ServerInfoAwareProviderFactory {

  private final String id;
  private final String displayText;
  private final int priority;

  /**
   * An action for every realm.
   *
   * @param id the provider id
   * @param displayText the name that administrators see
   * @param priority where it stands among the actions of a user; lower comes first
   */
  protected RegisteredAction(String id, String displayText, int priority) {
    this.id = id;
    this.displayText = displayText;
    this.priority = priority;
  }

  @Override
  public final String getId() {
    return id;
  }

  @Override
  public final String getDisplayText() {
    return displayText;
  }

  @Override
  public final boolean isOneTimeAction() {
    return true;
  }

  @Override
  public final Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public final void init(Config.Scope config) {}

  @Override
  public final void postInit(KeycloakSessionFactory factory) {
    new RealmRegistration(this, priority).listen(factory);
  }

  @Override
  public final void close() {}
}
