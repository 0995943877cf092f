package dev.secondfactor.authenticators.enrolled;

import dev.secondfactor.authenticators.condition.Condition;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Holds when the user has any second factor, a spare included. */
final class EnrolledCondition extends Condition {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    return new SecondFactors(
            context.getUser(), RealmPolicy.of(context.getSession(), context.getRealm()))
        .anyOrSpare();
  }
}
