package dev.secondfactor.admin.flow;

import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.keycloak.flow.maker.FlowCondition;
import dev.secondfactor.keycloak.flow.maker.FlowKind;
import dev.secondfactor.keycloak.flow.maker.FlowPlan;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a flow is asked for with. */
final class FlowRequest {

  static final String BIND = "bind";

  private static final String KIND = "kind";
  private static final String METHODS = "methods";
  private static final String CONDITION = "condition";
  private static final String ALIAS = "alias";

  /** The fields of a request. */
  static final Set<String> FIELDS = Set.of(KIND, METHODS, CONDITION, ALIAS, BIND, JsonBody.REASON);

  private static final int LONGEST_ALIAS = 100;
  private static final String NOT_IN_ALIAS = "<>&\"'/\\%;#?";

  private final AdminCall call;
  private final JsonBody body;

  FlowRequest(AdminCall call, JsonBody body) {
    this.call = call;
    this.body = body;
  }

  /**
   * What is to be made.
   *
   * @throws org.keycloak.services.ErrorResponseException 400 with every field that is to blame
   */
  FlowPlan plan() {
    FlowKind kind = kind();
    List<Method> methods = new FlowMethods(kind, policy()).read(body, METHODS);
    FlowCondition condition = new FlowConditions(call, kind).read(body, CONDITION);
    String alias = alias(kind);
    body.check();
    boolean sparesTrusted = kind == FlowKind.BROWSER && policy().trust().isOn();
    return new FlowPlan(kind, methods, first(methods), condition, sparesTrusted, alias);
  }

  private FlowKind kind() {
    Optional<String> id = body.text(KIND);
    return id.flatMap(FlowKind::byId)
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    KIND,
                    OneLine.shown(id.orElse("")),
                    "one of "
                        + Arrays.stream(FlowKind.values())
                            .map(FlowKind::id)
                            .collect(Collectors.joining(", "))));
  }

  private String alias(FlowKind kind) {
    String alias = body.text(ALIAS).map(String::strip).orElse("second-factor " + kind.id());
    if (alias.isEmpty()
        || !OneLine.fits(alias, LONGEST_ALIAS)
        || alias.chars().anyMatch(character -> NOT_IN_ALIAS.indexOf(character) >= 0)) {
      body.refuse(
          ALIAS,
          OneLine.shown(alias),
          "one line of at most " + LONGEST_ALIAS + " characters, without " + NOT_IN_ALIAS);
    }
    return alias;
  }

  /** The policy's first one, as far as the flow has it. */
  private Method first(List<Method> methods) {
    return Stream.concat(policy().firstToSetUp().stream(), methods.stream())
        .filter(methods::contains)
        .filter(Method::standsAlone)
        .findFirst()
        .orElseThrow();
  }

  private SecondFactorPolicy policy() {
    return RealmPolicy.of(call.session(), call.realm());
  }
}
