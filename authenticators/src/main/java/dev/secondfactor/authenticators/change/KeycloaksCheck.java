package dev.secondfactor.authenticators.change;

import dev.secondfactor.keycloak.step.FreshCheck;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Notes in the session that begins with a login, or goes on with it, when a step of Keycloak's own
 * has checked a second factor: it counts before changes as a check by a step of ours does.
 */
final class KeycloaksCheck {

  private final KeycloakSession session;

  KeycloaksCheck(KeycloakSession session) {
    this.session = session;
  }

  void after(Event event) {
    Optional.ofNullable(session.getContext().getAuthenticationSession())
        .ifPresent(authSession -> after(event, authSession));
  }

  private void after(Event event, AuthenticationSessionModel authSession) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    Optional.ofNullable(event.getSessionId())
        .map(id -> session.sessions().getUserSession(realm, id))
        .ifPresent(userSession -> FreshCheck.noteKeycloaks(userSession, authSession));
  }
}
