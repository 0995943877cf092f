package dev.secondfactor.authenticators.enrolled;

import dev.secondfactor.authenticators.condition.ConditionFactory;
import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.List;

/** Makes the condition that holds for users who have a second factor of whichever kind. */
public final class EnrolledConditionFactory extends ConditionFactory {

  /** For Keycloak, which finds it by its name. */
  public EnrolledConditionFactory() {
    super(
        FactorSteps.ENROLLED,
        "Condition - second factor enrolled",
        "Executes the current flow only if the user has a second factor of whichever kind, also"
            + " one that the flow has no step for: to refuse who cannot be asked.",
        new EnrolledCondition(),
        List.of());
  }
}
