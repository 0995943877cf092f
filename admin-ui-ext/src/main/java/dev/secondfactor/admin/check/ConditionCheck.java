package dev.secondfactor.admin.check;

import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.policy.Who;
import dev.secondfactor.keycloak.condition.GroupSetting;
import dev.secondfactor.keycloak.condition.NetworkSetting;
import dev.secondfactor.keycloak.condition.RoleSetting;
import dev.secondfactor.keycloak.flow.BoundFlows;
import dev.secondfactor.keycloak.flow.BoundSteps;
import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Looks at the conditions by which flows ask some users and others not. */
final class ConditionCheck {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final SecondFactorPolicy policy;

  ConditionCheck(KeycloakSession session, RealmModel realm, SecondFactorPolicy policy) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
  }

  Stream<FindingView> findings() {
    return Stream.of(notClear(), whoWithoutCondition(), trustWithoutUse())
        .flatMap(Optional::stream);
  }

  /** Keycloak does not let a step refuse how it is set. */
  private Optional<FindingView> notClear() {
    List<String> faults =
        realm
            .getAuthenticationFlowsStream()
            .flatMap(
                flow ->
                    realm
                        .getAuthenticationExecutionsStream(flow.getId())
                        .filter(AuthenticationExecutionModel::isEnabled)
                        .flatMap(execution -> fault(execution).stream())
                        .map(fault -> named(flow, fault)))
            .toList();
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.warning(
                "condition-not-clear",
                "These flows have a condition that cannot tell users apart, so everybody is asked"
                    + " for a second factor: "
                    + Names.of(faults)
                    + ".",
                "Name a group or a role that is there, or networks such as 192.0.2.0/24, in the settings of"
                    + " the condition."));
  }

  private static String named(AuthenticationFlowModel flow, String fault) {
    return flow.getAlias() + " (" + fault + ")";
  }

  private Optional<String> fault(AuthenticationExecutionModel execution) {
    return switch (Objects.requireNonNullElse(execution.getAuthenticator(), "")) {
      case GroupSetting.CONDITION -> new GroupSetting(config(execution)).fault(session, realm);
      case RoleSetting.CONDITION -> new RoleSetting(config(execution)).fault(realm);
      case NetworkSetting.CONDITION -> new NetworkSetting(config(execution)).fault();
      default -> Optional.empty();
    };
  }

  private Map<String, String> config(AuthenticationExecutionModel execution) {
    return Optional.ofNullable(execution.getAuthenticatorConfig())
        .map(realm::getAuthenticatorConfigById)
        .map(AuthenticatorConfigModel::getConfig)
        .orElse(Map.of());
  }

  private Optional<FindingView> whoWithoutCondition() {
    Set<String> browser = new BoundFlows(realm).browser().reached();
    return policy.who().kind() == Who.Kind.ALL
            || !FactorSteps.askForAny(browser)
            || browser.contains(FactorSteps.WHO)
        ? Optional.empty()
        : Optional.of(
            FindingView.info(
                "who-not-in-flow",
                "The policy asks some users only, and the browser flow asks everybody who has a"
                    + " second factor.",
                "Add the condition "
                    + FactorSteps.WHO
                    + " to the sub-flow of the second factors, if those who are not meant shall not"
                    + " be asked."));
  }

  /** The flows of clients count as well: each offers what it honours. */
  private Optional<FindingView> trustWithoutUse() {
    if (!policy.trust().isOn()) {
      return Optional.empty();
    }
    BoundFlows flows = new BoundFlows(realm);
    List<Set<String>> honouring =
        Stream.concat(Stream.of(flows.browser()), flows.browserOfClients().values().stream())
            .map(BoundSteps::reached)
            .filter(steps -> steps.contains(FactorSteps.TRUSTED_BROWSER))
            .toList();
    if (honouring.isEmpty()) {
      return Optional.of(
          FindingView.warning(
              "trusted-browser-not-in-flow",
              "The policy lets users have a browser trusted, and no browser flow that is bound has"
                  + " the condition for it, so nobody is offered it.",
              "Add the condition "
                  + FactorSteps.TRUSTED_BROWSER
                  + " to the sub-flow of the second factors, have the flow made anew, or set"
                  + " trustedBrowserDays to 0."));
    }
    return honouring.stream().anyMatch(FactorSteps::offerTrust)
        ? Optional.empty()
        : Optional.of(
            FindingView.warning(
                "trusted-browser-not-offered",
                "Browsers that are trusted are spared, and no browser flow that spares them has a"
                    + " step that offers to trust one.",
                "Use our steps for codes by app, e-mail or SMS in place of Keycloak's own form."));
  }
}
