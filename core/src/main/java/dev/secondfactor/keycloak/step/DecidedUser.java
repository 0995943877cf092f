package dev.secondfactor.keycloak.step;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * The user for whom a condition of ours has decided in a flow whether a second factor is asked for.
 * Who comes back from an identity provider goes on in the same authentication session, where
 * Keycloak takes sub-flows for done, whoever was asked or spared in them. So a flow may only end
 * for the user for whom that was decided.
 */
public final class DecidedUser {

  /** A note for each flow. */
  private static final String NOTE = "second-factor.decided-for.";

  private DecidedUser() {}

  /**
   * Notes that a condition has decided for the user of a login.
   *
   * @param condition its provider id; it is called at the end of the flow, and has to call {@link
   *     #refuseOther} then
   */
  public static void note(AuthenticationFlowContext context, String condition) {
    AuthenticationSessionModel authSession = context.getAuthenticationSession();
    authSession.setAuthNote(NOTE + context.getTopLevelFlow().getId(), context.getUser().getId());
    AuthenticatorUtil.setAuthCallbacksFactoryIds(authSession, condition);
  }

  /**
   * Goes on unless the flow ends for somebody else.
   *
   * @throws AuthenticationFlowException when it does
   */
  public static void refuseOther(AuthenticationFlowModel topFlow) {
    AuthenticationSessionModel authSession =
        KeycloakSessionUtil.getKeycloakSession().getContext().getAuthenticationSession();
    Optional.ofNullable(authSession.getAuthNote(NOTE + topFlow.getId()))
        .filter(user -> !user.equals(authSession.getAuthenticatedUser().getId()))
        .ifPresent(
            other -> {
              throw new AuthenticationFlowException(
                  "It was decided for another user in this login whether to ask for a second factor",
                  AuthenticationFlowError.USER_CONFLICT);
            });
  }
}
