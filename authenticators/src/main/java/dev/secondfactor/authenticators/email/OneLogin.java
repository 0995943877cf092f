package dev.secondfactor.authenticators.email;

import dev.secondfactor.keycloak.store.SingleUseStore;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One right code, one login (OBV-4). A request that runs beside the one with the right code can see
 * in the shared authentication session that the step is done, and would end the flow a second time
 * without any code. Whoever ends it first has the login.
 */
final class OneLogin {

  private static final String NOTE = "second-factor.login";
  private static final String KEY = "second-factor:login:";

  /** Longer than an authentication session lives by default. */
  private static final Duration MEMORY = Duration.ofHours(1);

  private OneLogin() {}

  /** Names the login that a right code makes possible. */
  static void permit(AuthenticationSessionModel authSession) {
    authSession.setAuthNote(NOTE, SecretGenerator.getInstance().generateSecureID());
  }

  /**
   * Ends the flow.
   *
   * @throws AuthenticationFlowException when it was ended already
   */
  static void end(KeycloakSession session) {
    Optional<String> login =
        Optional.ofNullable(session.getContext().getAuthenticationSession())
            .map(authSession -> authSession.getAuthNote(NOTE));
    if (login.isPresent()
        && !new SingleUseStore(session).claim(KEY + login.orElseThrow(), MEMORY)) {
      throw new AuthenticationFlowException(
          "The login has been completed by another request", AuthenticationFlowError.EXPIRED_CODE);
    }
  }
}
