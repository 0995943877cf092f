package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.EmailAddress;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The mailbox of an account, where it stands for the password: a link to it resets a forgotten
 * password, or links the account with the identity of a provider. A code to the same mailbox is no
 * second factor there: whoever reads it has both.
 */
public final class ProvenMailbox {

  /** What a user is told who has a second factor that a reset cannot ask for. */
  public static final String RESET_REFUSED = "secondFactorResetRefused";

  /** What a user is told who has a second factor that cannot be asked for before a link. */
  public static final String LINK_REFUSED = "secondFactorLinkRefused";

  private static final String RESET = "second-factor.password-reset";

  private ProvenMailbox() {}

  /** Notes in a reset that it is one, for what comes after the flow: the new password itself. */
  public static void note(AuthenticationSessionModel authSession) {
    if (isResetFlow(authSession)) {
      authSession.setAuthNote(RESET, "true");
    }
  }

  /** Whether the mailbox stands for the password in this login. */
  public static boolean isGiven(KeycloakSession session) {
    return current(session)
        .filter(login -> isReset(login) || AccountLink.isByMailbox(login))
        .isPresent();
  }

  /**
   * Whether a password is being reset or an account linked: both cannot be undone by a second
   * factor that is set up after them.
   */
  public static boolean isTakeover(KeycloakSession session) {
    return current(session)
        .filter(login -> isReset(login) || AccountLink.isUnderWay(login))
        .isPresent();
  }

  /** Whether a code to this destination would go to that mailbox. */
  public static boolean isOf(KeycloakSession session, UserModel user, Destination destination) {
    return destination instanceof EmailAddress address
        && isGiven(session)
        && Optional.ofNullable(user.getEmail())
            .flatMap(EmailAddress::parse)
            .filter(address::isSameMailbox)
            .isPresent();
  }

  /** What a user is told who is refused. */
  public static String refusal(AuthenticationSessionModel authSession) {
    return isReset(authSession) ? RESET_REFUSED : LINK_REFUSED;
  }

  /** The event, failed, of who is refused. */
  public static EventType refusedEvent(AuthenticationSessionModel authSession) {
    return isReset(authSession) ? EventType.RESET_PASSWORD : EventType.FEDERATED_IDENTITY_LINK;
  }

  private static Optional<AuthenticationSessionModel> current(KeycloakSession session) {
    return Optional.ofNullable(session.getContext().getAuthenticationSession());
  }

  private static boolean isReset(AuthenticationSessionModel authSession) {
    return isResetFlow(authSession) || authSession.getAuthNote(RESET) != null;
  }

  private static boolean isResetFlow(AuthenticationSessionModel authSession) {
    return LoginActionsService.RESET_CREDENTIALS_PATH.equals(
        authSession.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
  }
}
