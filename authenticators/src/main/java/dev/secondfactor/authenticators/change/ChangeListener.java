package dev.secondfactor.authenticators.change;

import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.order.PrimaryFirst;
import dev.secondfactor.keycloak.reset.RemovedFactor;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.keycloak.store.Committed;
import dev.secondfactor.keycloak.trust.TrustedBrowsers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * Hears that a second factor was removed or bound, or the account changed. What its owner does is
 * held to {@link RemovalRule} and {@link ProfileRule}; the owner is told of every one, also when an
 * administrator removed it. An app that is bound by Keycloak's own set-up lifts what our steps had
 * disabled. The realm's primary method is put first, unless somebody has set another order. With
 * each change the trust in browsers ends.
 */
final class ChangeListener implements EventListenerProvider {

  /** Between the set-up that stores a credential, and the event that tells of it. */
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private static final Pattern REMOVED_BY_ADMINISTRATOR =
      Pattern.compile("users/([^/]+)/credentials/([^/]+)");

  private final KeycloakSession session;

  ChangeListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    Map<String, String> details = Optional.ofNullable(event.getDetails()).orElse(Map.of());
    if (event.getType() == EventType.LOGIN) {
      new KeycloaksCheck(session).after(event);
      order(event, PrimaryFirst::afterLogin);
    } else if (event.getType() == EventType.UPDATE_CREDENTIAL
        && SecondFactors.isFactorType(details.getOrDefault(Details.CREDENTIAL_TYPE, ""))) {
      order(event, PrimaryFirst::afterEnrolment);
    }
    if (event.getType() == EventType.UPDATE_PROFILE) {
      new ProfileRule(session, event).apply();
    }
    new TrustEnd(session).after(event);
    if (event.getType() == EventType.UPDATE_CREDENTIAL
        && OTPCredentialModel.TYPE.equals(details.get(Details.CREDENTIAL_TYPE))) {
      appUpdated(event.getRealmId(), event.getUserId());
    } else if (event.getType() == EventType.REMOVE_CREDENTIAL) {
      // The account console names it one way, the account REST interface the other.
      Optional.ofNullable(details.get(Details.CREDENTIAL_ID))
          .or(() -> Optional.ofNullable(details.get(Details.SELECTED_CREDENTIAL_ID)))
          .flatMap(id -> removed(event.getRealmId(), event.getUserId(), id))
          .ifPresent(
              credential -> {
                new RemovalRule(session, event).apply(credential);
                tell(event.getRealmId(), event.getUserId(), credential);
              });
    }
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    new TrustEnd(session).after(event);
    Matcher path =
        REMOVED_BY_ADMINISTRATOR.matcher(Optional.ofNullable(event.getResourcePath()).orElse(""));
    if (path.matches()) {
      removed(event.getRealmId(), path.group(1), path.group(2))
          .ifPresent(credential -> removedByAdministrator(event, path.group(1), credential));
    }
  }

  @Override
  public void close() {}

  private void order(Event event, BiConsumer<PrimaryFirst, UserModel> change) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    UserModel user = session.users().getUserById(realm, event.getUserId());
    if (user != null) {
      change.accept(new PrimaryFirst(session, realm), user);
    }
  }

  /** A method that was disabled works again after being bound anew (RL-4). */
  private void appUpdated(String realmId, String userId) {
    RealmModel realm = session.realms().getRealm(realmId);
    UserModel user = session.users().getUserById(realm, userId);
    if (user != null && TotpCredentials.isNew(user, MOMENT)) {
      new CodeSteps(session, realm)
          .lockout()
          .reset(new Subject(realmId, userId, Method.TOTP, false));
    }
  }

  private void removedByAdministrator(AdminEvent event, String userId, CredentialModel credential) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    TrustedBrowsers.forget(session.users().getUserById(realm, userId));
    tell(event.getRealmId(), userId, credential);
  }

  private void tell(String realmId, String userId, CredentialModel credential) {
    RealmModel realm = session.realms().getRealm(realmId);
    new OwnerNotices(session, realm)
        .tell(
            session.users().getUserById(realm, userId),
            OwnerNotice.REMOVED,
            RemovedFactor.concerned(credential));
  }

  /** The second factor of ours that was removed, as it was before. */
  private Optional<CredentialModel> removed(String realmId, String userId, String credentialId) {
    RealmModel realm = session.realms().getRealm(realmId);
    UserModel user = session.users().getUserById(realm, userId);
    return user != null && user.credentialManager().getStoredCredentialById(credentialId) == null
        ? before(realmId, userId, credentialId)
        : Optional.empty();
  }

  private Optional<CredentialModel> before(String realmId, String userId, String credentialId) {
    return Committed.user(
        session,
        realmId,
        userId,
        user ->
            Optional.ofNullable(user.credentialManager().getStoredCredentialById(credentialId))
                .filter(found -> SecondFactors.isMethodType(found.getType())));
  }
}
