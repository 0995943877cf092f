package dev.secondfactor.authenticators.condition;

import dev.secondfactor.keycloak.condition.RoleSetting;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Makes the condition with which a flow asks the users who have a role. Keycloak's own lets in
 * without a second factor when the role is gone.
 */
public final class HasRoleConditionFactory extends ConditionFactory {

  /** For Keycloak, which finds it by its name. */
  public HasRoleConditionFactory() {
    super(
        RoleSetting.CONDITION,
        "Condition - user has role",
        "Executes the current flow only if the user has the role. For sub-flows that ask for a"
            + " second factor: it is executed, too, when the role is not named or not there,"
            + " negated or not.",
        new HasRoleCondition(),
        List.of(
            new ProviderConfigProperty(
                RoleSetting.ROLE,
                "Role",
                "A role of the realm, or client.role of a client.",
                ProviderConfigProperty.ROLE_TYPE,
                null),
            negate(
                "Negate output", "On: the condition holds for users who do not have the role.")));
  }
}
