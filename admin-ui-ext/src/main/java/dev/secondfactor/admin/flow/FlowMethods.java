package dev.secondfactor.admin.flow;

import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.keycloak.flow.maker.FlowKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods a flow of a kind can have.
 *
 * @param kind the kind
 * @param policy the policy of the realm
 */
record FlowMethods(FlowKind kind, SecondFactorPolicy policy) {

  /**
   * Reads and checks methods.
   *
   * @return those that are allowed, in their order
   */
  List<Method> read(JsonBody body, String field) {
    List<String> ids = body.texts(field);
    List<Method> methods =
        ids.stream().flatMap(id -> Method.byId(id).stream()).filter(allowed()::contains).toList();
    ids.stream()
        .filter(id -> methods.stream().noneMatch(method -> method.id().equals(id)))
        .forEach(id -> body.refuse(field, OneLine.shown(id), "any of " + names(allowed())));
    if (methods.stream().noneMatch(Method::standsAlone)) {
      body.refuse(
          field,
          OneLine.shown(String.join(", ", ids)),
          "at least one of "
              + names(allowed().stream().filter(Method::standsAlone).collect(Collectors.toSet())));
    }
    missing(methods)
        .forEach(
            method ->
                body.refuse(
                    field,
                    OneLine.shown(String.join(", ", ids)),
                    method.id() + " as well, as long as users can set it up; the policy says so"));
    return methods;
  }

  private Set<Method> allowed() {
    return Arrays.stream(Method.values()).filter(policy::offers).collect(Collectors.toSet());
  }

  /** Who has set up a method that no login asks for would get in without. */
  private Stream<Method> missing(List<Method> methods) {
    return kind.isLogin()
        ? Arrays.stream(Method.values())
            .filter(policy::letsSetUp)
            .filter(method -> !methods.contains(method))
        : Stream.empty();
  }

  private static String names(Set<Method> methods) {
    return methods.stream().sorted().map(Method::id).collect(Collectors.joining(", "));
  }
}
