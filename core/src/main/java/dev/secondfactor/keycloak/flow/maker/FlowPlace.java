package dev.secondfactor.keycloak.flow.maker;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;

/** Where flows of a kind are in force in a realm. */
interface FlowPlace {

  /** What is in force, each flow once. */
  List<AuthenticationFlowModel> bound();

  /** What a flow would take the place of, and what an undo would have to put back. */
  Optional<AuthenticationFlowModel> replaced();

  /**
   * Puts a flow in force.
   *
   * @return whether that changed anything
   */
  boolean bind(AuthenticationFlowModel flow);

  /**
   * What is in force when a flow that was bound is no longer.
   *
   * @param before what it took the place of, as far as that is still there
   */
  Optional<AuthenticationFlowModel> after(Optional<AuthenticationFlowModel> before);

  /**
   * Takes a flow out of force.
   *
   * @param before what it took the place of, as far as that is still there
   * @throws FlowConflict when nothing would be in force where something has to be
   */
  void release(AuthenticationFlowModel flow, Optional<AuthenticationFlowModel> before);
}
