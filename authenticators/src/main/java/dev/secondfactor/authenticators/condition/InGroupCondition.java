package dev.secondfactor.authenticators.condition;

import dev.secondfactor.keycloak.condition.GroupSetting;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Holds for users in a group, or in one below it. */
final class InGroupCondition extends AskingCondition {

  @Override
  Optional<Boolean> holds(AuthenticationFlowContext context, Map<String, String> config) {
    return new GroupSetting(config)
        .group(context.getSession(), context.getRealm())
        .map(context.getUser()::isMemberOf);
  }

  @Override
  String reason(AuthenticationFlowContext context, Map<String, String> config) {
    return new GroupSetting(config)
        .fault(context.getSession(), context.getRealm())
        .orElse("the group is not known");
  }
}
