package dev.secondfactor.keycloak.flow.maker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/**
 * Writes a flow step by step, in the order of the calls. The names of sub-flows and settings begin
 * with that of the flow.
 */
final class FlowWriter {

  private static final String BASIC = "basic-flow";
  private static final int LONGEST_ALIAS = 255;

  private final RealmModel realm;
  private final AuthenticationFlowModel top;
  private final Map<String, Integer> priorities = new HashMap<>();
  private final Map<String, Integer> copies = new HashMap<>();

  /**
   * Begins a flow.
   *
   * @throws FlowConflict when the name is taken
   */
  FlowWriter(RealmModel realm, String alias, String description) {
    this.realm = realm;
    this.top = flow(alias, description, BASIC, true);
  }

  AuthenticationFlowModel top() {
    return top;
  }

  RealmModel realm() {
    return realm;
  }

  /** The whole name of a part of the flow. */
  String named(String name) {
    return top.getAlias() + " " + name;
  }

  /** Adds a sub-flow, and tells its id. */
  String subFlow(String parent, String name, String description, Requirement requirement) {
    return subFlow(execution(parent, requirement), flow(named(name), description, BASIC, false));
  }

  /** Adds an empty sub-flow that is like another, and tells its id. */
  String subFlow(String parent, AuthenticationExecutionModel like, AuthenticationFlowModel flow) {
    AuthenticationExecutionModel execution = execution(parent, like.getRequirement());
    execution.setAuthenticator(like.getAuthenticator());
    return subFlow(
        execution,
        flow(named(flow.getAlias()), flow.getDescription(), flow.getProviderId(), false));
  }

  /** Adds a step. */
  void step(String parent, String authenticator, Requirement requirement) {
    step(parent, authenticator, requirement, "", Map.of());
  }

  /** Adds a step with settings, unless there are none. */
  void step(
      String parent,
      String authenticator,
      Requirement requirement,
      String configName,
      Map<String, String> config) {
    AuthenticationExecutionModel execution = execution(parent, requirement);
    execution.setAuthenticator(authenticator);
    if (!config.isEmpty()) {
      execution.setAuthenticatorConfig(config(named(configName), config));
    }
    realm.addAuthenticatorExecution(execution);
  }

  /** Adds a step of which {@code amr} tells. */
  void step(String parent, String authenticator, Requirement requirement, Reference reference) {
    step(
        parent,
        authenticator,
        requirement,
        numbered("reference " + reference.value()),
        reference.config());
  }

  /** Adds a step that is like another, with a copy of its settings. */
  void copy(String parent, AuthenticationExecutionModel like, Requirement requirement) {
    copy(parent, like, requirement, Optional.empty());
  }

  /**
   * Adds a step that is like another, with a copy of its settings.
   *
   * @param reference what {@code amr} tells of it, unless the settings say so already
   */
  void copy(
      String parent,
      AuthenticationExecutionModel like,
      Requirement requirement,
      Optional<Reference> reference) {
    AuthenticationExecutionModel execution = execution(parent, requirement);
    execution.setAuthenticator(like.getAuthenticator());
    if (like.getAuthenticatorConfig() != null) {
      AuthenticatorConfigModel config =
          realm.getAuthenticatorConfigById(like.getAuthenticatorConfig());
      // What is not in the realm comes with a provider, and is shared.
      execution.setAuthenticatorConfig(
          config == null
              ? like.getAuthenticatorConfig()
              : config(named(numbered(config.getAlias())), with(reference, config.getConfig())));
    } else {
      reference.ifPresent(
          told ->
              execution.setAuthenticatorConfig(
                  config(named(numbered("reference " + told.value())), told.config())));
    }
    realm.addAuthenticatorExecution(execution);
  }

  private static Map<String, String> with(
      Optional<Reference> reference, Map<String, String> settings) {
    Map<String, String> config = new HashMap<>(settings);
    reference
        .filter(told -> !Reference.isIn(settings))
        .ifPresent(told -> config.putAll(told.config()));
    return config;
  }

  /** The name of settings of which the flow may have several. */
  private String numbered(String name) {
    int times = copies.merge(name, 1, Integer::sum);
    return times == 1 ? name : name + " " + times;
  }

  private String subFlow(AuthenticationExecutionModel execution, AuthenticationFlowModel flow) {
    execution.setAuthenticatorFlow(true);
    execution.setFlowId(flow.getId());
    realm.addAuthenticatorExecution(execution);
    return flow.getId();
  }

  private String config(String alias, Map<String, String> settings) {
    if (realm.getAuthenticatorConfigByAlias(alias) != null) {
      throw taken(alias);
    }
    AuthenticatorConfigModel config = new AuthenticatorConfigModel();
    config.setAlias(alias);
    config.setConfig(new HashMap<>(settings));
    return realm.addAuthenticatorConfig(config).getId();
  }

  private AuthenticationFlowModel flow(
      String alias, @Nullable String description, String provider, boolean isTop) {
    if (alias.length() > LONGEST_ALIAS || realm.getFlowByAlias(alias) != null) {
      throw taken(alias);
    }
    AuthenticationFlowModel flow = new AuthenticationFlowModel();
    flow.setAlias(alias);
    flow.setDescription(description);
    flow.setProviderId(provider);
    flow.setTopLevel(isTop);
    flow.setBuiltIn(false);
    return realm.addAuthenticationFlow(flow);
  }

  private AuthenticationExecutionModel execution(String parent, Requirement requirement) {
    AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
    execution.setParentFlow(parent);
    execution.setRequirement(requirement);
    execution.setPriority(priorities.merge(parent, 10, Integer::sum));
    execution.setAuthenticatorFlow(false);
    return execution;
  }

  private static FlowConflict taken(String alias) {
    return new FlowConflict(
        "The name \"" + alias + "\" is taken in the realm, or too long. Give another alias.");
  }
}
