package dev.secondfactor.it.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A realm with all methods in which nothing is wrong, and what can be made wrong in it.
 *
 * @param realm the realm; its browser flow has the steps of all methods
 */
record CheckedRealm(TestRealm realm) {

  private static final String PROVIDER = "partner";
  private static final String LISTENER = "second-factor-lockout";

  /** Puts right what Keycloak's defaults leave open. */
  static CheckedRealm wellSetUp(TestRealm realm) {
    CheckedRealm checked = new CheckedRealm(realm);
    realm.sms();
    realm.bruteForceProtection(30);
    checked.directGrants("app", false);
    checked.directGrants("admin-cli", false);
    checked.listener(true);
    return checked;
  }

  /** What is found, by id. */
  List<String> found() {
    return findings().stream().map(finding -> finding.path("id").asText()).toList();
  }

  /** What is found. */
  List<JsonNode> findings() {
    return Json.children(realm.admin().api().get(path()));
  }

  /** The path of the doctor. */
  String path() {
    return realm.admin().path("/second-factor/check");
  }

  /** Changes a setting of the realm. */
  void change(Consumer<ObjectNode> change) {
    realm.admin().change(change);
  }

  /** Listens for failures at Keycloak's own forms, or does not. */
  void listener(boolean on) {
    change(
        settings ->
            settings.set(
                "eventsListeners",
                Json.texts(on ? List.of("jboss-logging", LISTENER) : List.of("jboss-logging"))));
  }

  /** Lets a client send passwords. */
  void directGrants(String client, boolean on) {
    changeClient(client, document -> document.put("directAccessGrantsEnabled", on));
  }

  /** Changes a client. */
  void changeClient(String client, Consumer<ObjectNode> change) {
    ObjectNode document =
        (ObjectNode)
            realm.admin().api().get(realm.admin().path("/clients?clientId=" + client)).path(0);
    change.accept(document);
    realm
        .admin()
        .api()
        .put(realm.admin().path("/clients/" + document.path("id").asText()), document);
  }

  /** Gives a client a browser flow of its own; none with an empty alias. */
  void browserFlowOf(String client, String alias) {
    String id =
        Json.children(realm.admin().api().get(realm.admin().path("/authentication/flows"))).stream()
            .filter(flow -> flow.path("alias").asText().equals(alias))
            .map(flow -> flow.path("id").asText())
            .findFirst()
            .orElse("");
    changeClient(
        client,
        document ->
            document.set("authenticationFlowBindingOverrides", Json.object(Map.of("browser", id))));
  }

  /** Gives a client more attributes. */
  void attributesOf(String client, Map<String, String> attributes) {
    changeClient(client, document -> attributes.forEach(document.withObject("/attributes")::put));
  }

  /** Makes a flow of required steps. */
  void flow(String alias, List<String> steps) {
    Flows flows = realm.admin().flows();
    flows.create(alias);
    steps.forEach(step -> flows.addStep(alias, step, "REQUIRED"));
  }

  /**
   * Lets users come by an identity provider, as if there was one.
   *
   * @param first the flow of the first login by it
   * @param after the flow after each login by it; none with an empty alias
   */
  void provider(String first, String after) {
    ObjectNode document =
        Json.object(
            Map.of(
                "alias",
                PROVIDER,
                "providerId",
                "oidc",
                "firstBrokerLoginFlowAlias",
                first,
                "postBrokerLoginFlowAlias",
                after));
    document.set("config", Json.tree(Map.of("validateSignature", "false")));
    realm.admin().api().post(realm.admin().path("/identity-provider/instances"), document);
  }

  /** Changes that provider. */
  void changeProvider(Consumer<ObjectNode> change) {
    String path = realm.admin().path("/identity-provider/instances/" + PROVIDER);
    ObjectNode document = (ObjectNode) realm.admin().api().get(path);
    change.accept(document);
    realm.admin().api().put(path, document);
  }

  /** Enables or disables a required action. */
  void action(String alias, boolean enabled) {
    String path = realm.admin().path("/authentication/required-actions/" + alias);
    ObjectNode document = (ObjectNode) realm.admin().api().get(path);
    realm.admin().api().put(path, document.put("enabled", enabled));
  }

  /** Puts a policy in force, with SMS to the test's country and these methods alone. */
  void methods(String... methods) {
    policy(Map.of("methods", List.of(methods), "smsCountries", List.of(TestRealm.COUNTRY)));
  }

  /** Puts a policy in force. */
  void policy(Map<String, List<String>> fields) {
    RealmAdmin admin = realm.admin();
    admin
        .components(TestRealm.POLICY_TYPE)
        .forEach(old -> admin.deleteComponent(old.path("id").asText()));
    admin.createComponent(TestRealm.POLICY_TYPE, TestRealm.POLICY, new TreeMap<>(fields));
  }

  /** The ids of the components of a kind. */
  List<String> components(String type) {
    List<String> ids = new ArrayList<>();
    realm.admin().components(type).forEach(component -> ids.add(component.path("id").asText()));
    return ids;
  }
}
