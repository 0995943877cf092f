package dev.secondfactor.authenticators.condition;

import dev.secondfactor.keycloak.condition.RoleSetting;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Holds for users who have a role, also by a group or as a part of another role. */
final class HasRoleCondition extends AskingCondition {

  @Override
  Optional<Boolean> holds(AuthenticationFlowContext context, Map<String, String> config) {
    return new RoleSetting(config).role(context.getRealm()).map(context.getUser()::hasRole);
  }

  @Override
  String reason(AuthenticationFlowContext context, Map<String, String> config) {
    return new RoleSetting(config).fault(context.getRealm()).orElse("the role is not known");
  }
}
