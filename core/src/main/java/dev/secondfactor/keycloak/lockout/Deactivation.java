package dev.secondfactor.keycloak.lockout;

import dev.secondfactor.keycloak.store.UserChange;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.storage.ReadOnlyException;

/**
 * An account that wrong codes have deactivated. It has the reason of Keycloak's own permanent
 * lockout, so that Keycloak and its administration show it and end it like that.
 */
final class Deactivation {

  private static final Logger LOG = Logger.getLogger(Deactivation.class);

  private Deactivation() {}

  /**
   * Deactivates an account, whether or not the request around it succeeds.
   *
   * @return whether it is deactivated; not when its store allows no changes
   */
  static boolean of(KeycloakSession session, RealmModel realm, UserModel user) {
    return new UserChange(session, realm, user.getId())
        .makeAndTell(owner -> deactivate(realm, owner))
        .isPresent();
  }

  /** Ends it, when that is why the account is disabled; tells whether it was. */
  static boolean end(UserModel user) {
    boolean deactivated =
        !user.isEnabled()
            && BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT.equals(
                user.getFirstAttribute(UserModel.DISABLED_REASON));
    if (deactivated) {
      user.removeAttribute(UserModel.DISABLED_REASON);
      user.setEnabled(true);
    }
    return deactivated;
  }

  private static Optional<UserModel> deactivate(RealmModel realm, UserModel owner) {
    try {
      owner.setEnabled(false);
      owner.setSingleAttribute(
          UserModel.DISABLED_REASON, BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT);
      return Optional.of(owner);
    } catch (ReadOnlyException e) {
      LOG.warnf(
          "User %s of realm %s cannot be deactivated: the store of the user is read-only",
          owner.getId(), realm.getName());
      return Optional.empty();
    }
  }
}
