package dev.secondfactor.keycloak.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * The steps that can be reached in the flows that are in force in a realm: what stands in a
 * sub-flow that is disabled cannot.
 */
public final class BoundFlows {

  /** Keycloak's names of the flows that a client may have of its own. */
  private static final String BROWSER = "browser";

  private static final String DIRECT_GRANT = "direct_grant";

  private final RealmModel realm;

  /** The flows of a realm. */
  public BoundFlows(RealmModel realm) {
    this.realm = realm;
  }

  /** The steps of the browser flow, by the ids of their authenticators. */
  public Set<String> browser() {
    return steps(Optional.ofNullable(realm.getBrowserFlow()));
  }

  /** The steps of the flow for forgotten passwords. */
  public Set<String> resetCredentials() {
    return steps(Optional.ofNullable(realm.getResetCredentialsFlow()));
  }

  /** The steps of the browser flows that clients have of their own, by the id of the client. */
  public Map<String, Set<String>> browserOfClients() {
    Map<String, Set<String>> flows = new TreeMap<>();
    clients()
        .forEach(
            client ->
                own(client, BROWSER)
                    .ifPresent(flow -> flows.put(client.getClientId(), steps(Optional.of(flow)))));
    return flows;
  }

  /**
   * The steps of the direct grants that are open, by the id of the client: those of enabled clients
   * which may send a password.
   */
  public Map<String, Set<String>> directGrants() {
    Set<String> ofRealm = steps(Optional.ofNullable(realm.getDirectGrantFlow()));
    Map<String, Set<String>> flows = new TreeMap<>();
    clients()
        .filter(ClientModel::isDirectAccessGrantsEnabled)
        .forEach(
            client ->
                flows.put(
                    client.getClientId(),
                    own(client, DIRECT_GRANT)
                        .map(flow -> steps(Optional.of(flow)))
                        .orElse(ofRealm)));
    return flows;
  }

  private Stream<ClientModel> clients() {
    return realm.getClientsStream().filter(ClientModel::isEnabled);
  }

  private Optional<AuthenticationFlowModel> own(ClientModel client, String binding) {
    return Optional.ofNullable(client.getAuthenticationFlowBindingOverride(binding))
        .map(realm::getAuthenticationFlowById);
  }

  private Set<String> steps(Optional<AuthenticationFlowModel> flow) {
    Set<String> steps = new HashSet<>();
    flow.ifPresent(top -> collect(top.getId(), steps, new HashSet<>()));
    return steps;
  }

  private void collect(String flowId, Set<String> steps, Set<String> seen) {
    if (!seen.add(flowId)) {
      return;
    }
    List<AuthenticationExecutionModel> executions =
        realm
            .getAuthenticationExecutionsStream(flowId)
            .filter(AuthenticationExecutionModel::isEnabled)
            .toList();
    for (AuthenticationExecutionModel execution : executions) {
      if (execution.isAuthenticatorFlow()) {
        collect(execution.getFlowId(), steps, seen);
      } else if (execution.getAuthenticator() != null) {
        steps.add(execution.getAuthenticator());
      }
    }
  }
}
