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

  private PasswordReset() {}

  /** Whether the flow under way is a reset. */
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
    return LoginActionsService.RESET_CREDENTIALS_PATH.equals(
        authSession.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
  }
}
