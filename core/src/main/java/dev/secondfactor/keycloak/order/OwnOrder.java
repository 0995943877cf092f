package dev.secondfactor.keycloak.order;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.order.EnrolledFactor;
import dev.secondfactor.keycloak.guard.StoredOrder;
import dev.secondfactor.keycloak.store.UserChange;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The order of second factors that a user sets; the realm's choice does not change it again. */
public final class OwnOrder {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  /** That of a user of a realm. */
  public OwnOrder(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /** The methods that the user has enrolled and that are enough alone, in order. */
  public List<Method> methods() {
    return StoredFactors.of(user).order().factors().stream()
        .map(EnrolledFactor::type)
        .distinct()
        .flatMap(type -> Method.byCredentialType(type).stream())
        .filter(Method::standsAlone)
        .toList();
  }

  /** Puts a method first. */
  public void putFirst(Method method) {
    new UserChange(session, realm, user.getId())
        .make(
            owner -> {
              StoredFactors stored = StoredFactors.of(owner);
              stored.toFront(stored.order().of(method.credentialType()));
              StoredOrder.noteOwn(session, realm, owner);
            });
  }
}
