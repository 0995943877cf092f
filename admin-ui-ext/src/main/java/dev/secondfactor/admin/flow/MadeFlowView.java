package dev.secondfactor.admin.flow;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.flow.maker.MadeFlow;
import java.util.List;

/**
 * A flow that was made, as JSON.
 *
 * @param alias its name
 * @param bound whether it is in force
 * @param methods what it was made to ask for
 * @param condition whom it was made to ask
 */
public record MadeFlowView(
    String alias, boolean bound, List<String> methods, ConditionView condition) {

  /** Keeps the list from being changed. */
  public MadeFlowView {
    methods = List.copyOf(methods);
  }

  static MadeFlowView of(MadeFlow made, boolean isBound) {
    return new MadeFlowView(
        made.alias(),
        isBound,
        made.methods().stream().map(Method::id).toList(),
        ConditionView.of(made.condition()));
  }
}
