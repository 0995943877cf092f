package dev.secondfactor.requiredactions.registration;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.factor.SetupActions;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Lets a user set another method up in the place of the one that was asked for. Whoever has asked
 * for it, whether the login, an administrator or an application, asks for the other one from then
 * on; the demand itself does not go away.
 */
public final class OtherSetup {

  private final RequiredActionContext context;
  private final String asked;

  /** A set-up that was asked for. */
  public OtherSetup(RequiredActionContext context, Method asked) {
    this(context, SetupActions.of(asked));
  }

  /** An action that was asked for. */
  public OtherSetup(RequiredActionContext context, String asked) {
    this.context = context;
    this.asked = asked;
  }

  /** Goes to the set-up of this method. */
  public void goTo(Method method) {
    String other = SetupActions.of(method);
    AuthenticationSessionModel session = context.getAuthenticationSession();
    UserModel user = context.getUser();
    session.removeRequiredAction(asked);
    if (user.getRequiredActionsStream().anyMatch(asked::equals)) {
      user.removeRequiredAction(asked);
      user.addRequiredAction(other);
    }
    if (asked.equals(session.getClientNote(Constants.KC_ACTION))) {
      session.setClientNote(Constants.KC_ACTION, other);
    } else {
      session.addRequiredAction(other);
    }
    context.cancel();
  }
}
