package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.flow.GrantSettings;
import dev.secondfactor.keycloak.step.ProvenMailbox;
import java.util.List;
import java.util.Map;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * The part of a flow that asks for a second factor.
 *
 * @param writer the flow that is written
 * @param plan what is to be made
 * @param conditions those that hold in Keycloak's own flow as well
 * @param securityKeys the steps for security keys that are offered as well
 */
record SecondFactorPart(
    FlowWriter writer,
    FlowPlan plan,
    List<AuthenticationExecutionModel> conditions,
    List<AuthenticationExecutionModel> securityKeys) {

  private static final String CONFIGURED = "conditional-user-configured";
  private static final String SUB_FLOW_EXECUTED = "conditional-sub-flow-executed";
  private static final String METHODS = "methods";

  /** Keeps the lists from being changed. */
  SecondFactorPart {
    conditions = List.copyOf(conditions);
    securityKeys = List.copyOf(securityKeys);
  }

  /** Writes it into a flow. */
  void into(String parent) {
    switch (plan.kind()) {
      case BROWSER, ADMIN_CONSOLE, POST_BROKER_LOGIN -> login(parent);
      case RESET_CREDENTIALS, FIRST_BROKER_LOGIN -> reset(parent);
      case DIRECT_GRANT -> directGrant(parent);
    }
  }

  /**
   * Who is meant and has none sets one up, where the condition insists. Where it does not, the
   * steps stand beside the condition: a sub-flow of which nothing is left ends a login in an error.
   * A browser that is trusted skips the whole part: the set-up asks for a code, too.
   */
  private void login(String parent) {
    boolean isConditional =
        !conditions.isEmpty()
            || plan.condition().type().authenticator().isPresent()
            || plan.sparesTrusted()
            || plan.kind() == FlowKind.POST_BROKER_LOGIN
            || !plan.condition().insists();
    String part =
        writer.subFlow(
            parent,
            "second factor",
            "Who is asked for a second factor",
            isConditional ? Requirement.CONDITIONAL : Requirement.REQUIRED);
    conditions.forEach(like -> writer.copy(part, like, Requirement.REQUIRED));
    condition(part, "who");
    if (plan.kind() == FlowKind.POST_BROKER_LOGIN) {
      writer.step(part, FactorSteps.PROVIDER, Requirement.REQUIRED);
    }
    if (plan.sparesTrusted()) {
      writer.step(part, FactorSteps.TRUSTED_BROWSER, Requirement.REQUIRED);
    }
    if (plan.condition().insists()) {
      ask(methods(part));
      String setUp =
          writer.subFlow(
              part, "set-up", "Who has no second factor sets one up", Requirement.CONDITIONAL);
      notAfter(setUp, METHODS, "nothing was asked");
      writer.step(setUp, FactorSteps.of(plan.first()), Requirement.REQUIRED);
    } else {
      ask(part);
    }
  }

  private void reset(String parent) {
    String part =
        writer.subFlow(
            parent,
            "second factor",
            plan.kind() == FlowKind.RESET_CREDENTIALS
                ? "Who has a second factor is asked for it before the new password"
                : "Who has a second factor is asked for it before the link",
            Requirement.CONDITIONAL);
    conditions.forEach(like -> writer.copy(part, like, Requirement.REQUIRED));
    writer.step(part, FactorSteps.ENROLLED, Requirement.REQUIRED);
    ask(methods(part));
    String refused =
        writer.subFlow(
            part, "refused", "Who has another second factor is refused", Requirement.CONDITIONAL);
    notAfter(refused, METHODS, "nothing was asked");
    writer.step(
        refused,
        "deny-access-authenticator",
        Requirement.REQUIRED,
        "refused",
        Map.of(
            "denyErrorMessage",
            plan.kind() == FlowKind.RESET_CREDENTIALS
                ? ProvenMailbox.RESET_REFUSED
                : ProvenMailbox.LINK_REFUSED));
  }

  /** Who is meant is asked; the step refuses who cannot be. */
  private void directGrant(String parent) {
    boolean isConditional = plan.condition().type().authenticator().isPresent();
    String part =
        writer.subFlow(
            parent,
            "second factor",
            "Who is asked for a second factor",
            isConditional ? Requirement.CONDITIONAL : Requirement.REQUIRED);
    condition(part, "who");
    writer.step(
        part,
        FactorSteps.DIRECT_GRANT,
        Requirement.REQUIRED,
        "direct grant",
        GrantSettings.config(plan.methods(), plan.condition().insists()));
  }

  private String methods(String parent) {
    return writer.subFlow(
        parent, METHODS, "Who has a second factor is asked for it", Requirement.CONDITIONAL);
  }

  private void ask(String flow) {
    writer.step(flow, CONFIGURED, Requirement.REQUIRED);
    plan.methods().stream().filter(Method::standsAlone).forEach(method -> step(flow, method));
    securityKeys.forEach(like -> writer.copy(flow, like, Requirement.ALTERNATIVE));
    plan.methods().stream()
        .filter(method -> !method.standsAlone())
        .forEach(method -> step(flow, method));
  }

  private void step(String flow, Method method) {
    writer.step(flow, FactorSteps.of(method), Requirement.ALTERNATIVE);
  }

  private void condition(String flow, String configName) {
    plan.condition()
        .type()
        .authenticator()
        .ifPresent(
            authenticator ->
                writer.step(
                    flow,
                    authenticator,
                    Requirement.REQUIRED,
                    configName,
                    plan.condition().config()));
  }

  private void notAfter(String flow, String subFlow, String configName) {
    writer.step(
        flow,
        SUB_FLOW_EXECUTED,
        Requirement.REQUIRED,
        configName,
        Map.of("flow_to_check", writer.named(subFlow), "check_result", "not-executed"));
  }
}
