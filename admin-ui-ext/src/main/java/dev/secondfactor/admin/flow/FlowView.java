package dev.secondfactor.admin.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.keycloak.flow.maker.FlowKind;
import dev.secondfactor.keycloak.flow.maker.MadeFlows;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;

/**
 * The flow of a kind, as JSON.
 *
 * @param kind what it is for
 * @param bound the name of the flow that is bound; of identity providers with several flows all
 *     names, joined by commas
 * @param made the one that was made here
 * @param undo the name of the flow that an undo binds again
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FlowView(
    String kind, Optional<String> bound, Optional<MadeFlowView> made, Optional<String> undo) {

  static FlowView of(MadeFlows flows, FlowKind kind) {
    return new FlowView(
        kind.id(),
        bound(flows, kind),
        flows.of(kind).map(made -> MadeFlowView.of(made, flows.isBound(kind, made))),
        flows.undo(kind).map(AuthenticationFlowModel::getAlias));
  }

  private static Optional<String> bound(MadeFlows flows, FlowKind kind) {
    return flows.bound(kind).stream()
        .map(AuthenticationFlowModel::getAlias)
        .sorted()
        .reduce((some, more) -> some + ", " + more);
  }
}
