package dev.secondfactor.it.broker;

import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.util.List;
import java.util.Map;

/**
 * Makes the flows behind an identity provider step by step, as an administrator does.
 *
 * @param realm the realm
 * @param brokered its provider
 */
record BrokerFlows(TestRealm realm, BrokeredRealm brokered) {

  private static final String AFTER = "after the provider";
  private static final String INSIST = "all after the provider";
  private static final String LINK = "first login";
  private static final String BUILT_IN = "first broker login";

  /** Asks who has a second factor after each login by the provider, unless the policy spares. */
  void askAfter(String... steps) {
    Flows flows = realm.admin().flows();
    flows.create(AFTER);
    flows.addSubFlow(AFTER, "asked", "CONDITIONAL");
    flows.addStep("asked", "second-factor-provider", "REQUIRED");
    flows.addStep("asked", "conditional-user-configured", "REQUIRED");
    List.of(steps).forEach(step -> flows.addStep("asked", step, "ALTERNATIVE"));
    flows.addStep(AFTER, "allow-access-authenticator", "REQUIRED");
    brokered.change(settings -> settings.put("postBrokerLoginFlowAlias", AFTER));
  }

  /** Asks everybody for all of these after each login by the provider. */
  void insistAfter(String... steps) {
    Flows flows = realm.admin().flows();
    flows.create(INSIST);
    List.of(steps).forEach(step -> flows.addStep(INSIST, step, "REQUIRED"));
    brokered.change(settings -> settings.put("postBrokerLoginFlowAlias", INSIST));
  }

  /** Asks who has a second factor before an account is linked, and refuses who cannot be asked. */
  void askBeforeLink(String... steps) {
    Flows flows = realm.admin().flows();
    String path = realm.admin().path("/authentication/flows/" + encoded(BUILT_IN) + "/copy");
    realm.admin().api().post(path, Json.object(Map.of("newName", LINK)));
    removeKeycloaks();
    flows.addSubFlow(LINK, "protected", "CONDITIONAL");
    flows.addStep("protected", "second-factor-enrolled", "REQUIRED");
    flows.addSubFlow("protected", "methods", "CONDITIONAL");
    flows.addStep("methods", "conditional-user-configured", "REQUIRED");
    List.of(steps).forEach(step -> flows.addStep("methods", step, "ALTERNATIVE"));
    flows.addSubFlow("protected", "refused", "CONDITIONAL");
    flows.configure(
        flows.addStep("refused", "conditional-sub-flow-executed", "REQUIRED"),
        "nothing was asked",
        Map.of("flow_to_check", "methods", "check_result", "not-executed"));
    flows.configure(
        flows.addStep("refused", "deny-access-authenticator", "REQUIRED"),
        "cannot be asked",
        Map.of("denyErrorMessage", "secondFactorLinkRefused"));
    brokered.change(settings -> settings.put("firstBrokerLoginFlowAlias", LINK));
  }

  /** Leaves the password as the only way to prove an account. */
  void withoutMail() {
    realm
        .admin()
        .flows()
        .removeStep(LINK + " Account verification options", "idp-email-verification");
  }

  private void removeKeycloaks() {
    String path = realm.admin().path("/authentication/flows/" + encoded(LINK) + "/executions");
    Json.children(realm.admin().api().get(path)).stream()
        .filter(execution -> execution.path("displayName").asText().contains("Conditional"))
        .map(execution -> execution.path("id").asText())
        .forEach(
            id ->
                realm.admin().api().delete(realm.admin().path("/authentication/executions/" + id)));
  }

  private static String encoded(String alias) {
    return Http.encoded(alias).replace("+", "%20");
  }
}
