package dev.secondfactor.requiredactions.registration;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/** The steps of a realm's flows. */
public final class FlowSteps {

  private FlowSteps() {}

  /** Whether a flow has this step and it is not disabled. */
  public static boolean have(RealmModel realm, String authenticator) {
    return realm
        .getAuthenticationFlowsStream()
        .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
        .filter(AuthenticationExecutionModel::isEnabled)
        .anyMatch(execution -> authenticator.equals(execution.getAuthenticator()));
  }
}
