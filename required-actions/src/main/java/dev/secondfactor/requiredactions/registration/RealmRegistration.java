package dev.secondfactor.requiredactions.registration;

import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Registers a required action in every realm: in those that are there when the server starts, and
 * in each new one. What an administrator has made of it since is left alone.
 */
public final class RealmRegistration {

  private final RequiredActionFactory action;
  private final int priority;

  /**
   * The registration of an action.
   *
   * @param priority where it stands among the actions of a user; lower comes first
   */
  public RealmRegistration(RequiredActionFactory action, int priority) {
    this.action = action;
    this.priority = priority;
  }

  /** Listens for realms from now on. */
  public void listen(KeycloakSessionFactory sessions) {
    sessions.register(this::onEvent);
  }

  private void onEvent(ProviderEvent event) {
    if (event instanceof PostMigrationEvent started) {
      KeycloakModelUtils.runJobInTransaction(
          started.getFactory(),
          session -> session.realms().getRealmsStream().forEach(this::register));
    } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
      register(created.getCreatedRealm());
    }
  }

  private void register(RealmModel realm) {
    if (realm.getRequiredActionProviderByAlias(action.getId()) != null) {
      return;
    }
    RequiredActionProviderModel model = new RequiredActionProviderModel();
    model.setAlias(action.getId());
    model.setProviderId(action.getId());
    model.setName(action.getDisplayText());
    model.setEnabled(true);
    model.setDefaultAction(false);
    model.setPriority(priority);
    realm.addRequiredActionProvider(model);
  }
}
