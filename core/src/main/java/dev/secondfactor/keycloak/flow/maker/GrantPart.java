package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.flow.GrantSettings;
import dev.secondfactor.keycloak.flow.LevelSetting;
import dev.secondfactor.keycloak.flow.MethodsSetting;
import java.util.List;
import java.util.Map;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * The part of a direct grant that asks for a second factor.
 *
 * @param writer the flow that is written
 * @param plan what is to be made
 */
record GrantPart(FlowWriter writer, FlowPlan plan) {

  /** Who is meant is asked; the step refuses who cannot be. */
  void into(String parent) {
    boolean isConditional = plan.condition().type().authenticator().isPresent();
    String part =
        writer.subFlow(
            parent,
            "second factor",
            "Who is asked for a second factor",
            isConditional ? Requirement.CONDITIONAL : Requirement.REQUIRED);
    plan.condition().into(writer, part);
    writer.step(
        part,
        FactorSteps.DIRECT_GRANT,
        Requirement.REQUIRED,
        "direct grant",
        GrantSettings.config(plan.methods(), plan.condition().insists()));
    tell(parent);
  }

  /**
   * One step asks for all methods, and lets pass who has none: what was checked shows behind it.
   */
  private void tell(String parent) {
    Levels levels = new Levels(writer);
    plan.methods()
        .forEach(
            method ->
                levels.pass(
                    checked(parent, method.id(), MethodsSetting.config(List.of(method))),
                    Reference.of(method)));
    String any = checked(parent, "any", Map.of());
    levels.reach(any, LevelSetting.SECOND_FACTOR);
    levels.pass(any, Reference.SEVERAL);
  }

  private String checked(String parent, String which, Map<String, String> config) {
    String name = "checked " + which;
    String part =
        writer.subFlow(parent, name, "A second factor was checked", Requirement.CONDITIONAL);
    writer.step(part, FactorSteps.CHECKED, Requirement.REQUIRED, name, config);
    return part;
  }
}
