package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.core.method.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * A flow that is to be made.
 *
 * @param kind what it is for
 * @param methods what it asks for, in the order in which it is offered; recovery codes come last
 *     wherever they are named
 * @param first the method that who has none sets up, where the condition insists
 * @param condition who is asked
 * @param sparesTrusted whether a login by browser has the condition for browsers that are trusted
 * @param alias its name
 */
public record FlowPlan(
    FlowKind kind,
    List<Method> methods,
    Method first,
    FlowCondition condition,
    boolean sparesTrusted,
    String alias) {

  /** Keeps the list from being changed, and puts the spare behind the others. */
  public FlowPlan {
    methods =
        Stream.concat(
                methods.stream().filter(Method::standsAlone),
                methods.stream().filter(method -> !method.standsAlone()))
            .distinct()
            .toList();
  }
}
