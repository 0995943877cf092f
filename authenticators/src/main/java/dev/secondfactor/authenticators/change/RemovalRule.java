package dev.secondfactor.authenticators.change;

import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.policy.AskedUsers;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.FreshCheck;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Event;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What an owner's removal of a second factor has to satisfy, by whatever way it comes: a second
 * factor was checked a moment ago (ASVS 7.5.1), and a realm that requires one leaves nobody with
 * none. The confirmation that users see is asked for before; this is for ways around it, so it
 * fails the request's transaction: a listener cannot veto otherwise.
 */
final class RemovalRule {

  private final KeycloakSession session;
  private final Event event;

  RemovalRule(KeycloakSession session, Event event) {
    this.session = session;
    this.event = event;
  }

  void apply(CredentialModel removed) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    UserModel user = session.users().getUserById(realm, event.getUserId());
    SecondFactorPolicy policy = RealmPolicy.of(session, realm);
    SecondFactors left = new SecondFactors(user, policy);
    if (!left.any() && new AskedUsers(session, realm).mustHaveOne(user)) {
      refuse("last_second_factor", "The only second factor cannot be removed, only replaced");
    } else if (left.isCheckable(removed) && !isFresh()) {
      refuse("second_factor_required", "A second factor has to be checked before one is removed");
    }
  }

  private boolean isFresh() {
    KeycloakContext request = session.getContext();
    return request.getAuthenticationSession() != null
        ? FreshCheck.isFresh(session, request.getAuthenticationSession())
        : Optional.ofNullable(request.getUserSession()).filter(FreshCheck::isFresh).isPresent();
  }

  private void refuse(String error, String description) {
    session
        .getTransactionManager()
        .enlistPrepare(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                throw new ForbiddenException(
                    Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("error", error, "error_description", description))
                        .build());
              }

              @Override
              protected void rollbackImpl() {}
            });
  }
}
