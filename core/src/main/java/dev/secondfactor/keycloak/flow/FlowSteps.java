package dev.secondfactor.keycloak.flow;

import dev.secondfactor.core.method.Method;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/** The steps of all flows of a realm, bound or not. */
public final class FlowSteps {

  private FlowSteps() {}

  /** Whether a flow has our step of a method and it is not disabled. */
  public static boolean have(RealmModel realm, Method method) {
    String authenticator = FactorSteps.of(method);
    return realm
        .getAuthenticationFlowsStream()
        .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
        .filter(AuthenticationExecutionModel::isEnabled)
        .anyMatch(execution -> authenticator.equals(execution.getAuthenticator()));
  }
}
