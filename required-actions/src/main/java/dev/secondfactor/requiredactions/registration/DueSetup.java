package dev.secondfactor.requiredactions.registration;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.factor.SetupActions;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks users who have no second factor to set one up, where the realm requires one. */
public final class DueSetup {

  private final Method method;
  private final String action;

  private DueSetup(Method method, String action) {
    this.method = method;
    this.action = action;
  }

  /** The set-up of a method by a required action. */
  public static DueSetup of(Method method, String action) {
    return new DueSetup(method, action);
  }

  /**
   * Adds the action to this login when it is the one to begin with, and no other set-up is under
   * way, such as one that the user has chosen in its place.
   */
  public void evaluate(RequiredActionContext context) {
    new MissingFactor(context)
        .straight()
        .filter(method::equals)
        .filter(due -> !isAnotherUnderWay(context.getAuthenticationSession()))
        .ifPresent(due -> context.getAuthenticationSession().addRequiredAction(action));
  }

  private boolean isAnotherUnderWay(AuthenticationSessionModel session) {
    return session.getRequiredActions().stream()
        .anyMatch(other -> !other.equals(action) && SetupActions.isOfFactor(other));
  }
}
