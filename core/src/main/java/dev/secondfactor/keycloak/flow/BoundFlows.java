package dev.secondfactor.keycloak.flow;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The flows that are in force in a realm: its own, and those that clients have instead. */
public final class BoundFlows {

  private final RealmModel realm;

  /** The flows of a realm. */
  public BoundFlows(RealmModel realm) {
    this.realm = realm;
  }

  /** The steps of the browser flow. */
  public BoundSteps browser() {
    return steps(Optional.ofNullable(realm.getBrowserFlow()));
  }

  /** The steps of the flow for forgotten passwords. */
  public BoundSteps resetCredentials() {
    return steps(Optional.ofNullable(realm.getResetCredentialsFlow()));
  }

  /** The steps of the browser flows that clients have of their own, by the id of the client. */
  public Map<String, BoundSteps> browserOfClients() {
    Map<String, BoundSteps> flows = new TreeMap<>();
    clients()
        .forEach(
            client ->
                own(client, AuthenticationFlowBindings.BROWSER_BINDING)
                    .ifPresent(flow -> flows.put(client.getClientId(), steps(Optional.of(flow)))));
    return flows;
  }

  /**
   * The steps of the direct grants that are open, by the id of the client: those of enabled clients
   * which may send a password.
   */
  public Map<String, BoundSteps> directGrants() {
    BoundSteps ofRealm = steps(Optional.ofNullable(realm.getDirectGrantFlow()));
    Map<String, BoundSteps> flows = new TreeMap<>();
    clients()
        .filter(ClientModel::isDirectAccessGrantsEnabled)
        .forEach(
            client ->
                flows.put(
                    client.getClientId(),
                    own(client, AuthenticationFlowBindings.DIRECT_GRANT_BINDING)
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

  private BoundSteps steps(Optional<AuthenticationFlowModel> flow) {
    return flow.map(top -> BoundSteps.of(realm, top)).orElse(BoundSteps.NONE);
  }
}
