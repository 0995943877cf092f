package dev.secondfactor.requiredactions.registration;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.policy.AskedUsers;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.Optional;
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
    due(context)
        .filter(method::equals)
        .filter(due -> !isAnotherUnderWay(context.getAuthenticationSession()))
        .ifPresent(due -> context.getAuthenticationSession().addRequiredAction(action));
  }

  private static Optional<Method> due(RequiredActionContext context) {
    SecondFactorPolicy policy = RealmPolicy.of(context.getSession(), context.getRealm());
    return new AskedUsers(context.getSession(), context.getRealm()).mustHaveOne(context.getUser())
            && !new SecondFactors(context.getUser(), policy).any()
        ? policy.firstToSetUp()
        : Optional.empty();
  }

  private boolean isAnotherUnderWay(AuthenticationSessionModel session) {
    return session.getRequiredActions().stream()
        .anyMatch(other -> !other.equals(action) && SetupActions.isOfFactor(other));
  }
}
