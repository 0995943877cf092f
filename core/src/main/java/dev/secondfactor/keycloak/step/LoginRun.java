package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One run through a login flow, from its start or restart to its end: one right code, one login
 * (OBV-4). Requests that run beside the one with the right code share its authentication session
 * and overwrite it: they may undo the step that was just done, or end the flow a second time
 * without any code. So that a step was passed, and that the flow was ended, is kept in the store,
 * where the first claim counts.
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
    return new LoginRun(new SingleUseStore(session), key(id, method));
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
   * @throws AuthenticationFlowException when another request has ended it already
   */
  public static void end(KeycloakSession session, Method method) {
    Optional.ofNullable(session.getContext().getAuthenticationSession())
        .flatMap(LoginRun::known)
        .map(id -> new LoginRun(new SingleUseStore(session), key(id, method)))
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

  private static String key(String id, Method method) {
    return PREFIX + method.id() + ":" + id;
  }
}
