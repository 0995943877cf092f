package dev.secondfactor.authenticators.change;

import dev.secondfactor.keycloak.trust.StoredTrust;
import dev.secondfactor.keycloak.trust.TrustedBrowsers;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Ends the trust in all browsers of a user whose password, second factors or address were changed,
 * or whose account was disabled. Each use compares the password and the factors as well; this is so
 * that what has ended is not listed, and for passwords that are kept elsewhere.
 */
final class TrustEnd {

  private static final Set<EventType> CHANGES =
      Set.of(
          EventType.UPDATE_CREDENTIAL,
          EventType.REMOVE_CREDENTIAL,
          EventType.RESET_PASSWORD,
          EventType.UPDATE_EMAIL,
          EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT);

  private static final Pattern CREDENTIALS_BY_ADMINISTRATOR =
      Pattern.compile("users/([^/]+)/(?:reset-password|disable-credential-types)");
  private static final Pattern USER = Pattern.compile("users/([^/]+)");

  private final KeycloakSession session;

  TrustEnd(KeycloakSession session) {
    this.session = session;
  }

  void after(Event event) {
    if (event.getError() == null
        && event.getUserId() != null
        && CHANGES.contains(event.getType())
        && !isOfBrowser(event)) {
      user(event.getRealmId(), event.getUserId()).ifPresent(TrustedBrowsers::forget);
    }
  }

  void after(AdminEvent event) {
    if (event.getError() == null) {
      named(CREDENTIALS_BY_ADMINISTRATOR, event)
          .or(() -> disabled(event))
          .ifPresent(TrustedBrowsers::forget);
    }
  }

  /** One that is added or removed says nothing of the others. */
  private static boolean isOfBrowser(Event event) {
    return event.getDetails() != null
        && StoredTrust.TYPE.equals(event.getDetails().get(Details.CREDENTIAL_TYPE));
  }

  private Optional<UserModel> disabled(AdminEvent event) {
    return event.getOperationType() == OperationType.UPDATE
        ? named(USER, event).filter(user -> !user.isEnabled())
        : Optional.empty();
  }

  private Optional<UserModel> named(Pattern pattern, AdminEvent event) {
    Matcher path = pattern.matcher(Optional.ofNullable(event.getResourcePath()).orElse(""));
    return path.matches() ? user(event.getRealmId(), path.group(1)) : Optional.empty();
  }

  private Optional<UserModel> user(String realmId, String userId) {
    RealmModel realm = session.realms().getRealm(realmId);
    return Optional.ofNullable(session.users().getUserById(realm, userId));
  }
}
