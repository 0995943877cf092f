package dev.secondfactor.authenticators.lockout;

import dev.secondfactor.authenticators.condition.Condition;
import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.lockout.UserLocks;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Holds when wrong codes have neither locked nor disabled a method for the user. */
final class NotLockedCondition extends Condition {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    Map<String, String> config = config(context);
    Method method =
        Optional.ofNullable(config.get(NotLockedConditionFactory.METHOD))
            .flatMap(Method::byId)
            .orElse(Method.TOTP);
    boolean open =
        new UserLocks(context.getSession(), context.getRealm(), context.getUser()).state(method)
            instanceof LockState.Open;
    return open != isNegated(config);
  }
}
