package dev.secondfactor.it.harness.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes login flows from nothing; a step is added with its requirement, in the order of the calls.
 */
public final class Flows {

  private final RealmAdmin realm;

  Flows(RealmAdmin realm) {
    this.realm = realm;
  }

  /**
   * Makes the browser flow of the tests and puts it in force: cookie, or password and then one of
   * the second factors when the user has any.
   *
   * @param secondFactors authenticator ids, in order
   */
  public void bindPasswordThen(List<String> secondFactors) {
    String top = "browser with second factor";
    create(top);
    addStep(top, "auth-cookie", "ALTERNATIVE");
    addSubFlow(top, "password and second factor", "ALTERNATIVE");
    addStep("password and second factor", "auth-username-password-form", "REQUIRED");
    addSubFlow("password and second factor", "second factor", "CONDITIONAL");
    addStep("second factor", "conditional-user-configured", "REQUIRED");
    secondFactors.forEach(step -> addStep("second factor", step, "ALTERNATIVE"));
    bindToBrowser(top);
  }

  /** Makes a browser flow without a second step and puts it in force. */
  public void bindPasswordAlone() {
    String top = "browser with password alone";
    create(top);
    addStep(top, "auth-cookie", "ALTERNATIVE");
    addSubFlow(top, "password alone", "ALTERNATIVE");
    addStep("password alone", "auth-username-password-form", "REQUIRED");
    bindToBrowser(top);
  }

  /** Makes a flow that resets the password after a link by mail, without any other step. */
  public void bindResetAlone() {
    bindReset("reset with a mail alone", List.of());
  }

  /**
   * Makes a flow that resets the password after a link by mail and these steps, all required, and
   * puts it in force.
   */
  public void bindReset(String alias, List<String> steps) {
    create(alias);
    addStep(alias, "reset-credentials-choose-user", "REQUIRED");
    addStep(alias, "reset-credential-email", "REQUIRED");
    steps.forEach(step -> addStep(alias, step, "REQUIRED"));
    addStep(alias, "reset-password", "REQUIRED");
    realm.change(settings -> settings.put("resetCredentialsFlow", alias));
  }

  /** Makes an empty top-level flow. */
  public void create(String alias) {
    Map<String, Object> flow =
        Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false);
    realm.api().post(realm.path("/authentication/flows"), Json.object(flow));
  }

  /** Adds an authenticator to a flow or sub-flow, and tells the id of the execution. */
  public String addStep(String flow, String authenticator, String requirement) {
    String id =
        realm
            .api()
            .post(
                executionsPath(flow) + "/execution", Json.object(Map.of("provider", authenticator)))
            .createdId();
    require(flow, execution -> id.equals(execution.path("id").asText()), requirement);
    return id;
  }

  /** Adds a sub-flow. */
  public void addSubFlow(String flow, String alias, String requirement) {
    Map<String, String> subFlow =
        Map.of("alias", alias, "type", "basic-flow", "provider", "registration-page-form");
    realm.api().post(executionsPath(flow) + "/flow", Json.object(subFlow));
    require(flow, execution -> alias.equals(execution.path("displayName").asText()), requirement);
  }

  /** Gives an execution a configuration. */
  public void configure(String executionId, String alias, Map<String, String> config) {
    ObjectNode document = Json.object(Map.of("alias", alias));
    document.set("config", Json.tree(config));
    realm.api().post(realm.path("/authentication/executions/" + executionId + "/config"), document);
  }

  /** Takes an authenticator out of a flow or sub-flow. */
  public void removeStep(String flow, String authenticator) {
    Json.children(realm.api().get(executionsPath(flow))).stream()
        .filter(execution -> authenticator.equals(execution.path("providerId").asText()))
        .map(execution -> realm.path("/authentication/executions/" + execution.path("id").asText()))
        .forEach(realm.api()::delete);
  }

  /** Puts a flow in force for browsers. */
  public void bindToBrowser(String alias) {
    realm.change(settings -> settings.put("browserFlow", alias));
  }

  private void require(String flow, Predicate<JsonNode> which, String requirement) {
    ObjectNode execution =
        Json.children(realm.api().get(executionsPath(flow))).stream()
            .filter(which)
            .map(ObjectNode.class::cast)
            .findFirst()
            .orElseThrow();
    realm.api().put(executionsPath(flow), execution.put("requirement", requirement));
  }

  private String executionsPath(String flow) {
    return realm.path(
        "/authentication/flows/" + Http.encoded(flow).replace("+", "%20") + "/executions");
  }
}
