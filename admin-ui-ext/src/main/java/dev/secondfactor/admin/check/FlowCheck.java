package dev.secondfactor.admin.check;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.flow.BoundFlows;
import dev.secondfactor.keycloak.flow.BoundSteps;
import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** Looks at the flows by which users sign in, with or without a browser. */
final class FlowCheck {

  private final RealmModel realm;
  private final SecondFactorPolicy policy;
  private final BoundFlows flows;
  private final Set<String> browser;
  private final Map<String, BoundSteps> ofClients;

  FlowCheck(RealmModel realm, SecondFactorPolicy policy) {
    this.realm = realm;
    this.policy = policy;
    this.flows = new BoundFlows(realm);
    this.browser = flows.browser().reached();
    this.ofClients = flows.browserOfClients();
  }

  Stream<FindingView> findings() {
    return Stream.concat(ofBrowser(), ofOthers()).flatMap(Optional::stream);
  }

  /** Where nothing is asked for at all, that no single method is asked for goes without saying. */
  private Stream<Optional<FindingView>> ofBrowser() {
    Optional<FindingView> open = browser();
    return open.isPresent()
        ? Stream.of(open, browserOfClients())
        : Stream.of(
            browserOfClients(), methodWithoutStep(), recoveryWithoutStep(), stepWithoutMethod());
  }

  private Stream<Optional<FindingView>> ofOthers() {
    return Stream.of(resetCredentials(), openDirectGrant(), directGrantForAppsAlone());
  }

  /** Whether a login by browser asks for codes of a method, in any of the flows. */
  boolean asksInBrowser(Method method) {
    Set<String> steps = new HashSet<>(browser);
    ofClients.values().forEach(flow -> steps.addAll(flow.reached()));
    return FactorSteps.ask(steps, method);
  }

  private Optional<FindingView> browser() {
    return FactorSteps.askForAny(browser)
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "browser-without-second-factor",
                "The browser flow that is bound asks nobody for a second factor.",
                "Bind a browser flow with the steps of the enabled methods."));
  }

  private Optional<FindingView> browserOfClients() {
    List<String> open = namesOf(ofClients, steps -> !FactorSteps.askForAny(steps.reached()));
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "client-flow-without-second-factor",
                "These clients have a browser flow of their own, which asks nobody for a second"
                    + " factor: "
                    + Names.of(open)
                    + ".",
                "Remove the flow override of these clients, or bind a flow to them that has the"
                    + " steps of the enabled methods."));
  }

  private Optional<FindingView> resetCredentials() {
    return !realm.isResetPasswordAllowed()
            || FactorSteps.askForAny(flows.resetCredentials().reached())
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "reset-without-second-factor",
                "Who can read a user's mail can set a new password and is signed in without a"
                    + " second factor, for the flow for forgotten passwords has no step for one.",
                "Bind a reset credentials flow with the steps of the enabled methods, or switch"
                    + " \"Forgot password\" off."));
  }

  private Optional<FindingView> openDirectGrant() {
    List<String> open =
        namesOf(flows.directGrants(), steps -> !FactorSteps.askForAny(steps.reached()));
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "direct-grant-without-second-factor",
                "A password alone gets tokens by the direct access grants of these clients: "
                    + Names.of(open)
                    + ".",
                "Switch direct access grants off in these clients, or bind a direct grant flow"
                    + " that asks for a second factor."));
  }

  /**
   * Keycloak's own step knows nothing of codes that are sent. Required, it lets nobody else in; nor
   * does our step.
   */
  private Optional<FindingView> directGrantForAppsAlone() {
    List<String> open =
        namesOf(
            flows.directGrants(),
            steps ->
                steps.reached().contains(FactorSteps.DIRECT_GRANT_OTP)
                    && !steps.required().contains(FactorSteps.DIRECT_GRANT_OTP)
                    && !steps.reached().contains(FactorSteps.DIRECT_GRANT)
                    && sent()
                        .anyMatch(method -> !steps.reached().contains(FactorSteps.of(method))));
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "direct-grant-for-apps-alone",
                "The direct access grants of these clients ask for codes of an authenticator app"
                    + " alone, so a password is enough for who has codes by e-mail or SMS: "
                    + Names.of(open)
                    + ".",
                "Switch direct access grants off in these clients, or bind a direct grant flow with"
                    + " the step "
                    + FactorSteps.DIRECT_GRANT
                    + "."));
  }

  private Optional<FindingView> methodWithoutStep() {
    List<String> missing =
        Arrays.stream(Method.values())
            .filter(Method::standsAlone)
            .filter(policy::letsSetUp)
            .filter(method -> !asksInBrowser(method))
            .map(Method::id)
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "method-not-in-flow",
                "Users can set these methods up and are never asked for them, for no browser flow"
                    + " that is bound has their step: "
                    + Names.of(missing)
                    + ".",
                "Add the steps to the browser flow, or take the methods out of the policy."));
  }

  private Optional<FindingView> recoveryWithoutStep() {
    return !policy.letsSetUp(Method.RECOVERY_CODES) || asksInBrowser(Method.RECOVERY_CODES)
        ? Optional.empty()
        : Optional.of(
            FindingView.warning(
                "recovery-not-in-flow",
                "Recovery codes are of no use, for no browser flow that is bound has the step "
                    + FactorSteps.of(Method.RECOVERY_CODES)
                    + ".",
                "Add the step to the browser flow as an alternative, or take recovery-codes out of"
                    + " the policy."));
  }

  private Optional<FindingView> stepWithoutMethod() {
    List<String> idle =
        Arrays.stream(Method.values())
            .filter(method -> !policy.offers(method))
            .filter(method -> browser.contains(FactorSteps.of(method)))
            .map(Method::id)
            .toList();
    return idle.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.warning(
                "step-not-enabled",
                "The browser flow has the steps of methods that the policy does not enable, so"
                    + " nobody is asked for them: "
                    + Names.of(idle)
                    + ".",
                "Enable the methods in the policy, or take their steps out of the flow."));
  }

  private Stream<Method> sent() {
    return Stream.of(Method.EMAIL_OTP, Method.SMS_OTP).filter(policy::letsSetUp);
  }

  private static List<String> namesOf(Map<String, BoundSteps> flows, Predicate<BoundSteps> which) {
    return flows.entrySet().stream()
        .filter(flow -> which.test(flow.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
