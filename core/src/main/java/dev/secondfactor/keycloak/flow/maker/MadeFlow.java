package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.core.method.Method;
import java.util.List;
import java.util.Optional;

/**
 * A flow that was made.
 *
 * @param id Keycloak's id of it
 * @param alias its name
 * @param methods what it was made to ask for
 * @param condition whom it was made to ask
 * @param before the name of the flow that was bound before it was; empty while it never was
 */
public record MadeFlow(
    String id,
    String alias,
    List<Method> methods,
    FlowCondition condition,
    Optional<String> before) {

  /** Keeps the list from being changed. */
  public MadeFlow {
    methods = List.copyOf(methods);
  }

  MadeFlow boundAfter(String alias) {
    return new MadeFlow(id, this.alias, methods, condition, Optional.of(alias));
  }
}
