package dev.secondfactor.admin.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.keycloak.flow.maker.FlowKind;
import dev.secondfactor.keycloak.flow.maker.MadeFlows;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The flow of a kind, as JSON.
 *
 * @param kind what it is for
 * @param bound the name of the flow that is bound
 * @param made the one that was made here
 * @param undo the name of the flow that an undo binds again
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FlowView(
    String kind, Optional<String> bound, Optional<MadeFlowView> made, Optional<String> undo) {

  static FlowView of(RealmModel realm, MadeFlows flows, FlowKind kind) {
    return new FlowView(
        kind.id(),
        kind.bound(realm).map(AuthenticationFlowModel::getAlias),
        flows.of(kind).map(made -> MadeFlowView.of(made, flows.isBound(kind, made))),
        flows.undo(kind).map(AuthenticationFlowModel::getAlias));
  }
}
