package dev.secondfactor.authenticators.change;

import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What an owner's change of the account's address, or of the attribute that numbers are taken from,
 * has to satisfy in the account console and its REST interface, where no page can ask for anything:
 * a second factor was checked a moment ago (ASVS 7.5.1). In a login the confirmation stands before
 * it; the link that proves a new address may be opened in any browser.
 */
final class ProfileRule {

  private final KeycloakSession session;
  private final Event event;

  ProfileRule(KeycloakSession session, Event event) {
    this.session = session;
    this.event = event;
  }

  void apply() {
    if (session.getContext().getAuthenticationSession() != null) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    SecondFactorPolicy policy = RealmPolicy.of(session, realm);
    UserModel user = session.users().getUserById(realm, event.getUserId());
    List<String> changed = changed(policy);
    if (user != null && !changed.isEmpty() && !new SecondFactors(user, policy).usable().isEmpty()) {
      new Veto(session).unlessFresh(changed);
    }
  }

  private List<String> changed(SecondFactorPolicy policy) {
    Map<String, String> details = Optional.ofNullable(event.getDetails()).orElse(Map.of());
    return Stream.concat(
            Stream.of(UserModel.EMAIL), policy.sends().sms().numberAttribute().stream())
        .filter(
            attribute ->
                details.containsKey(Details.PREF_UPDATED + attribute)
                    || details.containsKey(Details.PREF_PREVIOUS + attribute))
        .toList();
  }
}
