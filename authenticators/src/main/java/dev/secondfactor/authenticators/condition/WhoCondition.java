package dev.secondfactor.authenticators.condition;

import dev.secondfactor.keycloak.policy.AskedUsers;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Holds for those whom the policy of the realm asks for a second factor. */
final class WhoCondition extends Condition {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    return new AskedUsers(context.getSession(), context.getRealm()).include(context.getUser());
  }
}
