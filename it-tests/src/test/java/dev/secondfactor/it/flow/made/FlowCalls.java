package dev.secondfactor.it.flow.made;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls of the flow maker of a realm.
 *
 * @param realm the realm
 */
public record FlowCalls(TestRealm realm) {

  /** What the doctor says about flows, by the kind of flow. */
  private static final Map<String, Set<String>> OF_FLOWS =
      Map.of(
          "browser",
          Set.of(
              "browser-without-second-factor",
              "client-flow-without-second-factor",
              "method-not-in-flow",
              "recovery-not-in-flow",
              "step-not-enabled"),
          "reset-credentials",
          Set.of("reset-without-second-factor"),
          "direct-grant",
          Set.of("direct-grant-without-second-factor", "direct-grant-for-apps-alone"),
          "admin-console",
          Set.of("client-flow-without-second-factor", "admin-console-open-to-sso"),
          "first-broker-login",
          Set.of("link-without-second-factor"),
          "post-broker-login",
          Set.of("provider-without-second-factor"));

  /** The browser flow of all methods that a new realm lets users set up, bound at once. */
  public static String browser(String condition) {
    return "{\"kind\": \"browser\", \"methods\": [\"recovery-codes\", \"totp\", \"email-otp\"],"
        + " \"condition\": "
        + condition
        + ", \"bind\": true}";
  }

  /** Makes a flow, or is refused. */
  Reply make(String body) {
    return realm.admin().api().attempt("POST", path(""), Json.parse(body));
  }

  /** Makes a flow. */
  public JsonNode made(String body) {
    Reply reply = make(body);
    if (reply.status() != 201) {
      throw new AssertionError("not made: " + reply);
    }
    return reply.json();
  }

  /** Binds what was made. */
  public Reply bind(String kind) {
    return realm.admin().api().attempt("POST", path("/" + kind + "/bind"), Json.object());
  }

  /** Takes away what was made. */
  public Reply undo(String kind) {
    return realm.admin().api().attempt("DELETE", path("/" + kind), Json.object());
  }

  /** What there is of a kind. */
  public JsonNode of(String kind) {
    return Json.children(realm.admin().api().get(path(""))).stream()
        .filter(flow -> flow.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** What the doctor finds wrong with the flows of a kind. */
  public List<String> found(String kind) {
    return Json.children(realm.admin().api().get(realm.admin().path("/second-factor/check")))
        .stream()
        .map(finding -> finding.path("id").asText())
        .filter(OF_FLOWS.get(kind)::contains)
        .toList();
  }

  /** The flows and settings of a kind, as they are exported: Keycloak's own, or the others. */
  List<JsonNode> exported(boolean builtIn) {
    JsonNode export = realm.admin().partialExport();
    List<JsonNode> parts = new ArrayList<>();
    Json.children(export.path("authenticationFlows")).stream()
        .filter(flow -> flow.path("builtIn").asBoolean() == builtIn)
        .forEach(parts::add);
    return parts;
  }

  /** The settings of steps, as they are exported. */
  List<JsonNode> configs() {
    return Json.children(realm.admin().partialExport().path("authenticatorConfig"));
  }

  /** The names of all flows, sub-flows too. */
  List<String> names() {
    return Json.children(realm.admin().partialExport().path("authenticationFlows")).stream()
        .map(flow -> flow.path("alias").asText())
        .toList();
  }

  /** Gives a step or a sub-flow of a flow another requirement, in Keycloak's own resource. */
  void require(String alias, String name, String requirement) {
    JsonNode execution =
        Json.children(realm.admin().api().get(executions(alias))).stream()
            .filter(
                each ->
                    name.equals(each.path("providerId").asText())
                        || name.equals(each.path("displayName").asText()))
            .findFirst()
            .orElseThrow();
    realm
        .admin()
        .api()
        .put(executions(alias), ((ObjectNode) execution).put("requirement", requirement));
  }

  /** The path of the resource. */
  String path(String relative) {
    return realm.admin().path("/second-factor/flows" + relative);
  }

  /** The path of a flow of the realm, in Keycloak's own resource. */
  String executions(String alias) {
    return realm
        .admin()
        .path("/authentication/flows/" + Http.encoded(alias).replace("+", "%20") + "/executions");
  }

  /** Changes a setting of a step of a made flow, by the end of the name that its settings have. */
  public void change(String flow, String config, String name, String value) {
    String id =
        Json.children(realm.admin().api().get(executions(flow))).stream()
            .filter(step -> step.path("alias").asText().equals(flow + " " + config))
            .findFirst()
            .orElseThrow()
            .path("authenticationConfig")
            .asText();
    String path = realm.admin().path("/authentication/config/" + id);
    ObjectNode document = (ObjectNode) realm.admin().api().get(path);
    document.withObject("/config").put(name, value);
    realm.admin().api().put(path, document);
  }
}
