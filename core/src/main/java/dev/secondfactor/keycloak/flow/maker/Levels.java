package dev.secondfactor.keycloak.flow.maker;

import java.util.Map;
import org.keycloak.authentication.authenticators.access.AllowAccessAuthenticatorFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalLoaAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalLoaAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * The steps of a flow that give a login its level of authentication and its references.
 *
 * @param writer the flow that is written
 */
record Levels(FlowWriter writer) {

  /** Keycloak's condition, by which it also finds which levels a flow has. */
  static final String CONDITION = ConditionalLoaAuthenticatorFactory.PROVIDER_ID;

  /**
   * Adds the condition that a level is asked for and not reached yet. Who gets through the sub-flow
   * has reached it. A flow has each level once: Keycloak does not take two max ages of one.
   */
  void reach(String subFlow, int level) {
    writer.step(
        subFlow,
        CONDITION,
        Requirement.REQUIRED,
        "level " + level,
        Map.of(
            ConditionalLoaAuthenticator.LEVEL,
            Integer.toString(level),
            ConditionalLoaAuthenticator.MAX_AGE,
            Integer.toString(ConditionalLoaAuthenticator.DEFAULT_MAX_AGE)));
  }

  /** Adds a step that everybody passes: a sub-flow of conditions alone is none. */
  void pass(String flow) {
    writer.step(flow, AllowAccessAuthenticatorFactory.PROVIDER_ID, Requirement.REQUIRED);
  }

  /** Adds such a step, of which {@code amr} tells. */
  void pass(String flow, Reference reference) {
    writer.step(flow, AllowAccessAuthenticatorFactory.PROVIDER_ID, Requirement.REQUIRED, reference);
  }
}
