package dev.secondfactor.authenticators.condition;

import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.List;

/** Makes the condition with which a flow asks those whom the policy asks. */
public final class WhoConditionFactory extends ConditionFactory {

  /** For Keycloak, which finds it by its name. */
  public WhoConditionFactory() {
    super(
        FactorSteps.WHO,
        "Condition - second factor asked by policy",
        "Executes the current flow only if the second-factor policy of the realm asks the user, by"
            + " its setting who. Where that names a role or a group that is not there, everybody is"
            + " asked.",
        new WhoCondition(),
        List.of());
  }
}
