package dev.secondfactor.keycloak.flow.maker;

import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/**
 * Removes a flow with its sub-flows and the settings of its steps. Keycloak's own helper for that
 * is not the same in all its versions.
 */
final class FlowRemoval {

  private FlowRemoval() {}

  /**
   * Removes a flow.
   *
   * @throws FlowConflict when one of Keycloak's own stands in it
   */
  static void of(RealmModel realm, AuthenticationFlowModel flow) {
    if (flow.isBuiltIn()) {
      throw new FlowConflict("A flow of Keycloak's own stands in the one that was made.");
    }
    List<AuthenticationExecutionModel> executions =
        realm.getAuthenticationExecutionsStream(flow.getId()).toList();
    for (AuthenticationExecutionModel execution : executions) {
      AuthenticationFlowModel subFlow =
          execution.isAuthenticatorFlow()
              ? realm.getAuthenticationFlowById(execution.getFlowId())
              : null;
      AuthenticatorConfigModel config =
          execution.getAuthenticatorConfig() == null
              ? null
              : realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig());
      realm.removeAuthenticatorExecution(execution);
      if (config != null) {
        realm.removeAuthenticatorConfig(config);
      }
      if (subFlow != null) {
        of(realm, subFlow);
      }
    }
    realm.removeAuthenticationFlow(flow);
  }
}
