package dev.secondfactor.authenticators.level;

import dev.secondfactor.authenticators.condition.Condition;
import dev.secondfactor.keycloak.flow.MethodsSetting;
import dev.secondfactor.keycloak.step.FreshCheck;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Holds when a step of ours has checked a second factor in this login. */
final class CheckedCondition extends Condition {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    return MethodsSetting.of(config(context)).stream()
        .anyMatch(method -> FreshCheck.isNoted(context.getAuthenticationSession(), method));
  }
}
