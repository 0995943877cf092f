package dev.secondfactor.authenticators.condition;

import dev.secondfactor.keycloak.condition.GroupSetting;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Makes the condition with which a flow asks the users of a group; Keycloak has none of its own.
 */
public final class InGroupConditionFactory extends ConditionFactory {

  /** For Keycloak, which finds it by its name. */
  public InGroupConditionFactory() {
    super(
        GroupSetting.CONDITION,
        "Condition - user in group",
        "Executes the current flow only if the user is in the group or in one below it. For"
            + " sub-flows that ask for a second factor: it is executed, too, when the group is not"
            + " named or not there, negated or not.",
        new InGroupCondition(),
        List.of(
            new ProviderConfigProperty(
                GroupSetting.GROUP,
                "Group",
                "The path of the group, such as /staff. Groups below it count.",
                ProviderConfigProperty.GROUP_TYPE,
                null),
            negate(
                "Negate output", "On: the condition holds for users who are not in the group.")));
  }
}
