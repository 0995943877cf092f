package dev.secondfactor.authenticators.lockout;

import dev.secondfactor.keycloak.store.Committed;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells whether an administrator has let a user in again: by clearing Keycloak's own counter for
 * the user, or by enabling the account.
 */
final class AdministratorsUnlock {

  private static final Pattern COUNTER_CLEARED =
      Pattern.compile("attack-detection/brute-force/users/([^/]+)");
  private static final Pattern USER = Pattern.compile("users/([^/]+)");

  private final KeycloakSession session;
  private final AdminEvent event;

  AdministratorsUnlock(KeycloakSession session, AdminEvent event) {
    this.session = session;
    this.event = event;
  }

  /** The user; empty when the event is of something else. */
  Optional<UserModel> user() {
    if (event.getError() != null) {
      return Optional.empty();
    }
    return event.getOperationType() == OperationType.DELETE
        ? userOf(COUNTER_CLEARED)
        : enabledNow();
  }

  private Optional<UserModel> enabledNow() {
    return event.getOperationType() == OperationType.UPDATE
        ? userOf(USER).filter(UserModel::isEnabled).filter(user -> wasDisabled(user.getId()))
        : Optional.empty();
  }

  private Optional<UserModel> userOf(Pattern pattern) {
    Matcher path = pattern.matcher(Optional.ofNullable(event.getResourcePath()).orElse(""));
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    return path.matches()
        ? Optional.ofNullable(session.users().getUserById(realm, path.group(1)))
        : Optional.empty();
  }

  private boolean wasDisabled(String userId) {
    return Committed.user(
            session,
            event.getRealmId(),
            userId,
            user -> Optional.of(user).filter(before -> !before.isEnabled()))
        .isPresent();
  }
}
