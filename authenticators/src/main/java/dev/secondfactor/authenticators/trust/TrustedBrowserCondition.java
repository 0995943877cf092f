package dev.secondfactor.authenticators.trust;

import dev.secondfactor.authenticators.condition.Condition;
import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.trust.TrustCheck;
import java.util.Arrays;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Holds, so that the user is asked, unless the browser is trusted for the user and nothing speaks
 * against it: no fresh check is demanded, and wrong codes have locked no method. It cannot be
 * turned round: a flow that lets in when it holds would let in everybody.
 */
final class TrustedBrowserCondition extends Condition {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    if (context.getUser() == null || !isTrusted(context)) {
      return true;
    }
    context.getEvent().detail(SecondFactorEvents.TRUSTED, "true");
    return false;
  }

  private static boolean isTrusted(AuthenticationFlowContext context) {
    TrustCheck check = new TrustCheck(context.getSession(), context.getRealm(), context.getUser());
    return new Decision(context.getSession(), context.getUser())
        .or(
            () ->
                check.isClaimed()
                    && !new FreshDemand(context).isMade()
                    && !isLocked(context)
                    && check.use());
  }

  private static boolean isLocked(AuthenticationFlowContext context) {
    UserLocks locks = new UserLocks(context.getSession(), context.getRealm(), context.getUser());
    return Arrays.stream(Method.values())
        .anyMatch(method -> !(locks.state(method) instanceof LockState.Open));
  }
}
