package dev.secondfactor.authenticators.change;

import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.policy.AskedUsers;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What an owner's removal of a second factor has to satisfy, by whatever way it comes: a second
 * factor was checked a moment ago (ASVS 7.5.1), and a realm that requires one leaves nobody with
 * none. The confirmation that users see is asked for before; this is for ways around it.
 */
final class RemovalRule {

  private final KeycloakSession session;
  private final Event event;
  private final Veto veto;

  RemovalRule(KeycloakSession session, Event event) {
    this.session = session;
    this.event = event;
    this.veto = new Veto(session);
  }

  void apply(CredentialModel removed) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    UserModel user = session.users().getUserById(realm, event.getUserId());
    SecondFactorPolicy policy = RealmPolicy.of(session, realm);
    SecondFactors left = new SecondFactors(user, policy);
    if (!left.any() && new AskedUsers(session, realm).mustHaveOne(user)) {
      veto.refuse("last_second_factor", "The only second factor cannot be removed, only replaced");
    } else if (left.isCheckable(removed)) {
      veto.unlessFresh();
    }
  }
}
