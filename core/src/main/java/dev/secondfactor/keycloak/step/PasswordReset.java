package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.EmailAddress;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A forgotten password that is being reset, by a link to the mailbox of the account. A code to the
 * same mailbox is no second factor there: whoever reads it has both.
 */
public final class PasswordReset {

  /** What a user is told who has a second factor that a reset cannot ask for. */
  public static final String REFUSED = "secondFactorResetRefused";

  private static final String NOTE = "second-factor.password-reset";

  private PasswordReset() {}

  /** Notes in a reset that it is one, for what comes after the flow: the new password itself. */
  public static void note(AuthenticationSessionModel authSession) {
    if (isInFlow(authSession)) {
      authSession.setAuthNote(NOTE, "true");
    }
  }

  /** Whether a reset is under way. */
  public static boolean isUnderWay(KeycloakSession session) {
    return Optional.ofNullable(session.getContext().getAuthenticationSession())
        .filter(PasswordReset::isUnderWay)
        .isPresent();
  }

  /** Whether a code to this destination would go to the mailbox from which the reset comes. */
  public static boolean cameBy(KeycloakSession session, UserModel user, Destination destination) {
    return destination instanceof EmailAddress address
        && isUnderWay(session)
        && Optional.ofNullable(user.getEmail())
            .flatMap(EmailAddress::parse)
            .filter(address::isSameMailbox)
            .isPresent();
  }

  private static boolean isUnderWay(AuthenticationSessionModel authSession) {
    return isInFlow(authSession) || authSession.getAuthNote(NOTE) != null;
  }

  private static boolean isInFlow(AuthenticationSessionModel authSession) {
    return LoginActionsService.RESET_CREDENTIALS_PATH.equals(
        authSession.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
  }
}
