package dev.secondfactor.keycloak.order;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.order.EnrolledFactor;
import dev.secondfactor.keycloak.delivery.AfterCommit;
import dev.secondfactor.keycloak.guard.StoredOrder;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.store.UserChange;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Puts the realm's primary method first among the second factors of a user, where nobody has set an
 * order: Keycloak asks in the order of the credentials, which is that of enrolment by itself. It is
 * done after the request, and once for each primary method, so that whoever changes the order then
 * has the last word.
 */
public final class PrimaryFirst {

  private static final Logger LOG = Logger.getLogger(PrimaryFirst.class);

  private final KeycloakSession session;
  private final RealmModel realm;

  /** For the users of a realm. */
  public PrimaryFirst(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** When a user has signed in: for those whose factors are older than the realm's choice. */
  public void afterLogin(UserModel user) {
    primaryType()
        .filter(type -> !StoredOrder.settled(user).equals(Optional.of(type)))
        .filter(type -> !toFront(user, type).isEmpty())
        .ifPresent(type -> settle(user, type));
  }

  /** When a user has enrolled a second factor. */
  public void afterEnrolment(UserModel user) {
    primaryType().ifPresent(type -> settle(user, type));
  }

  private Optional<String> primaryType() {
    return RealmPolicy.of(session, realm).primary().map(Method::credentialType);
  }

  private void settle(UserModel user, String type) {
    UserChange change = new UserChange(session, realm, user.getId());
    AfterCommit.run(
        session,
        () -> {
          try {
            change.make(owner -> putFirst(owner, type));
          } catch (RuntimeException e) {
            LOG.warnf(e, "The order of the second factors of user %s was not set", user.getId());
          }
        });
  }

  private void putFirst(UserModel owner, String type) {
    List<EnrolledFactor> front = toFront(owner, type);
    if (!front.isEmpty()) {
      StoredFactors.of(owner).toFront(front);
      StoredOrder.noteSettled(session, realm, owner, type);
    }
  }

  private static List<EnrolledFactor> toFront(UserModel user, String type) {
    return StoredOrder.isOwn(user)
        ? List.of()
        : StoredFactors.of(user).order().toFront(type, StoredOrder.settled(user));
  }
}
