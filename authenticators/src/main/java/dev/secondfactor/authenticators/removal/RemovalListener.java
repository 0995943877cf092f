package dev.secondfactor.authenticators.removal;

import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Hears that a credential was removed, by its owner or by an administrator, and tells the owner.
 */
final class RemovalListener implements EventListenerProvider {

  private static final Pattern REMOVED_BY_ADMINISTRATOR =
      Pattern.compile("users/([^/]+)/credentials/([^/]+)");

  private final KeycloakSession session;

  RemovalListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (event.getType() == EventType.REMOVE_CREDENTIAL && event.getDetails() != null) {
      Optional.ofNullable(event.getDetails().get(Details.CREDENTIAL_ID))
          .ifPresent(credential -> removed(event.getRealmId(), event.getUserId(), credential));
    }
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    Matcher path =
        REMOVED_BY_ADMINISTRATOR.matcher(Optional.ofNullable(event.getResourcePath()).orElse(""));
    if (path.matches()) {
      removed(event.getRealmId(), path.group(1), path.group(2));
    }
  }

  @Override
  public void close() {}

  private void removed(String realmId, String userId, String credentialId) {
    RealmModel realm = session.realms().getRealm(realmId);
    UserModel user = session.users().getUserById(realm, userId);
    if (user != null && user.credentialManager().getStoredCredentialById(credentialId) == null) {
      before(realmId, userId, credentialId)
          .ifPresent(
              credential ->
                  new OwnerNotices(session, realm)
                      .tell(user, OwnerNotice.REMOVED, credential.address()));
    }
  }

  /**
   * What was removed. The removal is not committed yet, so that another session still finds it: in
   * the user cache as a rule, where the removal itself has just read it.
   */
  private Optional<EmailCredential> before(String realmId, String userId, String credentialId) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        other -> {
          RealmModel realm = other.realms().getRealm(realmId);
          other.getContext().setRealm(realm);
          return Optional.ofNullable(other.users().getUserById(realm, userId))
              .map(user -> user.credentialManager().getStoredCredentialById(credentialId))
              .filter(found -> EmailCredential.TYPE.equals(found.getType()))
              .map(EmailCredential::from);
        });
  }
}
