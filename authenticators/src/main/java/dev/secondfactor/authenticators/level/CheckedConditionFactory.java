package dev.secondfactor.authenticators.level;

import dev.secondfactor.authenticators.condition.ConditionFactory;
import dev.secondfactor.authenticators.step.MethodsProperty;
import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.List;

/** Makes the condition that holds behind a second factor that was checked. */
public final class CheckedConditionFactory extends ConditionFactory {

  /** For Keycloak, which finds it by its name. */
  public CheckedConditionFactory() {
    super(
        FactorSteps.CHECKED,
        "Condition - second factor checked",
        "Executes the current flow only if a second factor of ours was checked in this login: to"
            + " give a level of authentication and references behind a step that lets pass who has"
            + " none.",
        new CheckedCondition(),
        List.of(
            MethodsProperty.of(
                "The methods of which one has to be the last that was checked. None: any.")));
  }
}
