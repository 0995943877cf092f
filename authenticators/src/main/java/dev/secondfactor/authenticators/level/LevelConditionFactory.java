package dev.secondfactor.authenticators.level;

import dev.secondfactor.authenticators.condition.ConditionFactory;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.flow.LevelSetting;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Makes the condition with which a realm asks for a level that the application does not ask for.
 */
public final class LevelConditionFactory extends ConditionFactory
    implements AuthenticationFlowCallbackFactory {

  /** For Keycloak, which finds it by its name. */
  public LevelConditionFactory() {
    super(
        FactorSteps.LEVEL,
        "Condition - level asked by realm",
        "Always holds. To be put before Keycloak's condition on the level of authentication, which"
            + " by itself asks only when the application does: it raises the level that is asked"
            + " for when one of the sub-flows was executed.",
        new LevelCondition(),
        List.of(
            new ProviderConfigProperty(
                LevelSetting.LEVEL,
                "Level",
                "The level of authentication that the realm asks for.",
                ProviderConfigProperty.STRING_TYPE,
                Integer.toString(LevelSetting.SECOND_FACTOR)),
            new ProviderConfigProperty(
                LevelSetting.SUB_FLOWS,
                "Sub-flows",
                "The names of sub-flows of this flow. The level is raised when one of them was"
                    + " executed, or is not there; without any it is raised for everybody.",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                null)));
  }
}
