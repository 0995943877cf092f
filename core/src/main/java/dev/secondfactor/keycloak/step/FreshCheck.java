package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** When a second factor of ours was last checked in a session (ASVS 7.5.1). */
public final class FreshCheck {

  private static final String CHECKED_AT = "second-factor.checked-at";
  private static final String CHECKED_METHOD = "second-factor.checked-method";
  private static final String CHECKED_USER = "second-factor.checked-user";

  private FreshCheck() {}

  /** Notes that a method was checked just now; the note goes into the user session. */
  public static void note(AuthenticationSessionModel authSession, Method method) {
    authSession.setUserSessionNote(CHECKED_AT, Integer.toString(Time.currentTime()));
    authSession.setUserSessionNote(CHECKED_METHOD, method.id());
    authSession.setUserSessionNote(CHECKED_USER, authSession.getAuthenticatedUser().getId());
  }

  /** Whether a step of ours has checked a second factor of this user in this login. */
  public static boolean isNoted(AuthenticationSessionModel authSession, UserModel user) {
    return user.getId().equals(authSession.getUserSessionNotes().get(CHECKED_USER));
  }

  /**
   * Whether the second factor that was checked in this login is that of another user: who comes
   * back from an identity provider as another one goes on in the same authentication session, where
   * Keycloak takes the steps for done.
   */
  static boolean isOfAnother(AuthenticationSessionModel authSession) {
    return Optional.ofNullable(authSession.getUserSessionNotes().get(CHECKED_USER))
        .filter(checked -> !isNoted(authSession, authSession.getAuthenticatedUser()))
        .isPresent();
  }

  /**
   * Notes in the user session that a step of Keycloak's own has checked a second factor in the
   * login that it begins or goes on with; where a step of ours has, that note stays.
   */
  public static void noteKeycloaks(
      UserSessionModel userSession, AuthenticationSessionModel authSession) {
    if (!authSession.getUserSessionNotes().containsKey(CHECKED_AT)
        && CheckedTypes.of(authSession).anyMatch(SecondFactors::isFactorType)) {
      userSession.setNote(CHECKED_AT, Integer.toString(Time.currentTime()));
      userSession.removeNote(CHECKED_METHOD);
    }
  }

  /**
   * Whether the last second factor that a step of ours has checked in this login is of a method.
   */
  public static boolean isNoted(AuthenticationSessionModel authSession, Method method) {
    return method.id().equals(authSession.getUserSessionNotes().get(CHECKED_METHOD));
  }

  /**
   * Whether a method was checked as lately as the policy asks, in this login or in the user session
   * that it goes on with. In this login, Keycloak's own steps for second factors count as well.
   */
  public static boolean isFresh(KeycloakSession session, AuthenticationSessionModel authSession) {
    if (!isOfAnother(authSession)
        && CheckedTypes.of(authSession).anyMatch(SecondFactors::isFactorType)) {
      return true;
    }
    Optional<String> now =
        Optional.ofNullable(authSession.getUserSessionNotes().get(CHECKED_AT))
            .filter(checkedAt -> !isOfAnother(authSession));
    Optional<String> before =
        Optional.ofNullable(
                session
                    .sessions()
                    .getUserSession(authSession.getRealm(), authSession.getParentSession().getId()))
            .filter(userSession -> isOf(userSession, authSession))
            .flatMap(FreshCheck::checkedAt);
    return Stream.concat(now.stream(), before.stream())
        .anyMatch(checkedAt -> isFresh(session, authSession.getRealm(), checkedAt));
  }

  /** Whether a method was checked as lately as the policy asks in this user session. */
  public static boolean isFresh(KeycloakSession session, UserSessionModel userSession) {
    return checkedAt(userSession)
        .filter(checkedAt -> isFresh(session, userSession.getRealm(), checkedAt))
        .isPresent();
  }

  private static Optional<String> checkedAt(UserSessionModel userSession) {
    boolean isOfAnother =
        Optional.ofNullable(userSession.getNote(CHECKED_USER))
            .filter(user -> !user.equals(userSession.getUser().getId()))
            .isPresent();
    return isOfAnother ? Optional.empty() : Optional.ofNullable(userSession.getNote(CHECKED_AT));
  }

  private static boolean isFresh(KeycloakSession session, RealmModel realm, String checkedAt) {
    return Time.currentTime() - Integer.parseInt(checkedAt)
        < RealmPolicy.of(session, realm).freshCheck().toSeconds();
  }

  private static boolean isOf(
      UserSessionModel userSession, AuthenticationSessionModel authSession) {
    return userSession.getUser() != null
        && authSession.getAuthenticatedUser() != null
        && userSession.getUser().getId().equals(authSession.getAuthenticatedUser().getId());
  }
}
