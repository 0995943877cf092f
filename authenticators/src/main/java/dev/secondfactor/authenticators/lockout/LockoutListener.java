package dev.secondfactor.authenticators.lockout;

import dev.secondfactor.core.lockout.Failure;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.lockout.RealmLockout;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.lockout.WrongCodes;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.step.UsedFactor;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The attempt-lockout event listener: second factors that are tried at Keycloak's own forms count
 * on the same account as those of our steps, and an administrator who lets a user in again clears
 * it. A listener cannot veto a login, so the lock itself stands in our steps and in {@link
 * NotLockedCondition}.
 */
final class LockoutListener implements EventListenerProvider {

  private final KeycloakSession session;

  LockoutListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    Map<String, String> details = Optional.ofNullable(event.getDetails()).orElse(Map.of());
    boolean ours = details.containsKey(SecondFactorEvents.METHOD);
    if (Errors.INVALID_USER_CREDENTIALS.equals(event.getError()) && !ours) {
      forUser(
          event,
          (realm, user) ->
              new KeycloaksForms(session)
                  .failed(user, details)
                  .ifPresent(method -> failed(realm, user, method)));
    } else if (event.getType() == EventType.LOGIN) {
      forUser(
          event,
          (realm, user) ->
              new KeycloaksForms(session)
                  .succeeded()
                  .forEach(method -> succeeded(realm, user, method, details)));
    }
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    new AdministratorsUnlock(session, event)
        .user()
        .ifPresent(
            user ->
                new UserLocks(session, session.realms().getRealm(event.getRealmId()), user)
                    .clear());
  }

  @Override
  public void close() {}

  private void forUser(Event event, BiConsumer<RealmModel, UserModel> action) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    Optional.ofNullable(event.getUserId())
        .map(id -> session.users().getUserById(realm, id))
        .ifPresent(user -> action.accept(realm, user));
  }

  private void failed(RealmModel realm, UserModel user, Method method) {
    Failure failure = RealmLockout.of(session, realm).failedElsewhere(subject(realm, user, method));
    Concerned concerned = method == Method.TOTP ? Concerned.app("") : Concerned.recoveryCodes();
    new WrongCodes(session, realm, user).follow(concerned, failure, false);
  }

  private void succeeded(
      RealmModel realm, UserModel user, Method method, Map<String, String> details) {
    RealmLockout.of(session, realm).succeededElsewhere(subject(realm, user, method));
    new KeycloaksForms(session)
        .used(user, method, details)
        .ifPresent(factor -> UsedFactor.note(session, realm, user, factor));
  }

  private static Subject subject(RealmModel realm, UserModel user, Method method) {
    return new Subject(realm.getId(), user.getId(), method, false);
  }
}
