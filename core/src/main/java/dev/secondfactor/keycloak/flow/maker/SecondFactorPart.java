package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.condition.ProviderSetting;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.flow.LevelSetting;
import dev.secondfactor.keycloak.step.ProvenMailbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final String SECOND_FACTOR = "second factor";
  private static final String METHODS = "methods";
  private static final String ASKED = "asked";

  /** Keeps the lists from being changed. */
  SecondFactorPart {
    conditions = List.copyOf(conditions);
    securityKeys = List.copyOf(securityKeys);
  }

  /** Writes it into a flow. */
  void into(String parent) {
    switch (plan.kind()) {
      case BROWSER, ADMIN_CONSOLE -> login(parent);
      case POST_BROKER_LOGIN -> {
        provider(parent);
        login(parent);
      }
      case RESET_CREDENTIALS -> {
        takeover(parent);
        levelsBehind(parent);
      }
      case FIRST_BROKER_LOGIN -> takeover(parent);
      case DIRECT_GRANT -> new GrantPart(writer, plan).into(parent);
    }
  }

  /** Level 1 is what the identity provider has done. */
  private void provider(String parent) {
    String part =
        writer.subFlow(
            parent, "provider", "Level 1: the identity provider", Requirement.CONDITIONAL);
    levels().reach(part, LevelSetting.PASSWORD);
    levels().pass(part);
  }

  /**
   * Level 2, for whom the realm or the application asks. Who has no second factor sets one up: it
   * is asked for whoever the application asks for, and of the others where the condition insists.
   */
  private void login(String parent) {
    List<String> asked = asked(parent);
    String part =
        writer.subFlow(parent, SECOND_FACTOR, "Level 2: a second factor", Requirement.CONDITIONAL);
    writer.step(
        part,
        FactorSteps.LEVEL,
        Requirement.REQUIRED,
        "level of realm",
        new LevelSetting(LevelSetting.SECOND_FACTOR, asked).config());
    levels().reach(part, LevelSetting.SECOND_FACTOR);
    String methods = methods(part);
    spareWhoKeycloakSpares(methods);
    spareBy(methods, ProviderSetting.PROVEN, "proven before methods");
    ask(methods);
    String setUp =
        writer.subFlow(
            part, "set-up", "Who has no second factor sets one up", Requirement.CONDITIONAL);
    spareWhoKeycloakSpares(setUp);
    spareBy(setUp, ProviderSetting.PROVEN, "proven before set-up");
    notAfter(setUp, METHODS, "nothing was asked");
    writer.step(setUp, FactorSteps.of(plan.first()), Requirement.REQUIRED);
    levels().pass(part, Reference.SEVERAL);
    // Who has reached every level before, and asks for a higher one, is in with what there is.
    levels().pass(parent);
  }

  /**
   * Whom the realm asks, whatever the application asks for: who gets through one of these
   * sub-flows.
   *
   * @return their names; none when the realm asks everybody
   */
  private List<String> asked(String parent) {
    boolean isOptional = !plan.condition().insists();
    if (plan.condition().type().authenticator().isEmpty()
        && !plan.sparesTrusted()
        && !isOptional
        && plan.kind() != FlowKind.POST_BROKER_LOGIN) {
      return List.of();
    }
    String part = writer.subFlow(parent, ASKED, "Whom the realm asks", Requirement.CONDITIONAL);
    spareWhoKeycloakSpares(part);
    plan.condition().into(writer, part);
    spareBy(part, ProviderSetting.EXEMPT, "exempt providers");
    if (isOptional) {
      writer.step(part, FactorSteps.ENROLLED, Requirement.REQUIRED);
    }
    if (plan.sparesTrusted()) {
      writer.step(part, FactorSteps.TRUSTED_BROWSER, Requirement.REQUIRED);
    }
    levels().pass(part);
    return Stream.of(
            Stream.of(ASKED), conditions.stream().limit(1).map(like -> PasswordPart.PASSKEY))
        .flatMap(names -> names)
        .map(writer::named)
        .toList();
  }

  private void spareWhoKeycloakSpares(String flow) {
    conditions.forEach(like -> writer.copy(flow, like, Requirement.REQUIRED));
  }

  /** Behind an identity provider, spares for whom the policy takes its word. */
  private void spareBy(String flow, String what, String configName) {
    if (plan.kind() == FlowKind.POST_BROKER_LOGIN) {
      writer.step(
          flow,
          FactorSteps.PROVIDER,
          Requirement.REQUIRED,
          configName,
          ProviderSetting.config(what));
    }
  }

  /** Before the password of an account is set anew, or it is linked with another identity. */
  private void takeover(String parent) {
    String part =
        writer.subFlow(
            parent,
            SECOND_FACTOR,
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

  /** Behind a part that asks as it always does: a level that was reached before spares nobody. */
  private void levelsBehind(String parent) {
    String asked = writer.subFlow(parent, ASKED, "Level 2: who was asked", Requirement.CONDITIONAL);
    after(asked, SECOND_FACTOR, "executed", "was asked");
    levels().reach(asked, LevelSetting.SECOND_FACTOR);
    levels().pass(asked, Reference.SEVERAL);
    String others =
        writer.subFlow(parent, "others", "Level 1: who has none", Requirement.CONDITIONAL);
    after(others, SECOND_FACTOR, "not-executed", "was not asked");
    levels().reach(others, LevelSetting.PASSWORD);
    levels().pass(others);
  }

  private String methods(String parent) {
    return writer.subFlow(
        parent, METHODS, "Who has a second factor is asked for it", Requirement.CONDITIONAL);
  }

  private void ask(String flow) {
    writer.step(flow, CONFIGURED, Requirement.REQUIRED);
    plan.methods().stream().filter(Method::standsAlone).forEach(method -> step(flow, method));
    securityKeys.forEach(
        like -> writer.copy(flow, like, Requirement.ALTERNATIVE, Optional.of(Reference.KEY)));
    plan.methods().stream()
        .filter(method -> !method.standsAlone())
        .forEach(method -> step(flow, method));
  }

  private void step(String flow, Method method) {
    writer.step(flow, FactorSteps.of(method), Requirement.ALTERNATIVE, Reference.of(method));
  }

  private void notAfter(String flow, String subFlow, String configName) {
    after(flow, subFlow, "not-executed", configName);
  }

  private void after(String flow, String subFlow, String result, String configName) {
    writer.step(
        flow,
        SUB_FLOW_EXECUTED,
        Requirement.REQUIRED,
        configName,
        Map.of("flow_to_check", writer.named(subFlow), "check_result", result));
  }

  private Levels levels() {
    return new Levels(writer);
  }
}
