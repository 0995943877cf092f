package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One run through a login flow, from its start or restart to its end: one right code, one login
 * (OBV-4). Requests that run beside the one with the right code share its authentication session
 * and overwrite it: they may undo the step that was just done, or end the flow a second time
 * without any code. So that a step was passed, and that the flow was ended, is kept in the store,
 * where the first claim counts. It is a run of one user through one flow: after an identity
 * provider the same authentication session can go on with another flow, and with another user.
 */
public final class LoginRun {

  private static final String NOTE = "second-factor.run";
  private static final String PREFIX = "second-factor:run:";

  /** Longer than an authentication session lives. */
  private static final Duration MEMORY = Duration.ofDays(1);

  private final SingleUseStore store;
  private final String key;

  private LoginRun(SingleUseStore store, String key) {
    this.store = store;
    this.key = key;
  }

  /** The run that this authentication session is in; a restart of the login begins another. */
  public static LoginRun of(
      KeycloakSession session, AuthenticationSessionModel authSession, Method method) {
    String id =
        known(authSession)
            .orElseGet(
                () -> {
                  String fresh = SecretGenerator.getInstance().generateSecureID();
                  authSession.setAuthNote(NOTE, fresh);
                  return fresh;
                });
    return new LoginRun(new SingleUseStore(session), key(id, authSession, method));
  }

  /**
   * Refuses to go on when another user has passed a step in this authentication session.
   *
   * @throws AuthenticationFlowException when one has
   */
  public static void refuseOther(AuthenticationSessionModel authSession) {
    if (FreshCheck.isOfAnother(authSession)) {
      throw new AuthenticationFlowException(
          "The second factor of another user was checked in this login",
          AuthenticationFlowError.USER_CONFLICT);
    }
  }

  /** Notes that the step was passed. */
  public void pass() {
    store.claim(key, MEMORY);
  }

  /** Whether the step was passed in this run. */
  public boolean isPassed() {
    return store.isClaimed(key);
  }

  /**
   * Ends the flow, if a step of this method was passed in it.
   *
   * @throws AuthenticationFlowException when another request has ended it already, or the step was
   *     passed by another user
   */
  public static void end(KeycloakSession session, Method method) {
    Optional.ofNullable(session.getContext().getAuthenticationSession())
        .ifPresent(authSession -> end(session, authSession, method));
  }

  private static void end(
      KeycloakSession session, AuthenticationSessionModel authSession, Method method) {
    refuseOther(authSession);
    known(authSession)
        .map(id -> new LoginRun(new SingleUseStore(session), key(id, authSession, method)))
        .filter(LoginRun::isPassed)
        .ifPresent(LoginRun::end);
  }

  private void end() {
    if (!store.claim(key + ":end", MEMORY)) {
      throw new AuthenticationFlowException(
          "The login has been completed by another request", AuthenticationFlowError.EXPIRED_CODE);
    }
  }

  private static Optional<String> known(AuthenticationSessionModel authSession) {
    return Optional.ofNullable(authSession.getAuthNote(NOTE));
  }

  private static String key(String id, AuthenticationSessionModel authSession, Method method) {
    return String.join(
        ":",
        PREFIX + method.id(),
        id,
        Optional.ofNullable(authSession.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH))
            .orElse(""),
        authSession.getAuthenticatedUser().getId());
  }
}
