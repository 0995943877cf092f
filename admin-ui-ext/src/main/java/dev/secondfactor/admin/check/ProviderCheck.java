package dev.secondfactor.admin.check;

import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.flow.ProviderFlows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Looks at the flows by which users come from identity providers. */
final class ProviderCheck {

  private final ProviderFlows flows;
  private final SecondFactorPolicy policy;

  ProviderCheck(KeycloakSession session, RealmModel realm, SecondFactorPolicy policy) {
    this.flows = new ProviderFlows(session, realm);
    this.policy = policy;
  }

  Stream<FindingView> findings() {
    return Stream.of(afterLogin(), beforeLink()).flatMap(Optional::stream);
  }

  private Optional<FindingView> afterLogin() {
    List<String> open =
        flows.withoutQuestion().stream()
            .filter(alias -> !policy.providers().exempt(alias))
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "provider-without-second-factor",
                "Who comes by these identity providers is asked for no second factor: "
                    + Names.of(open)
                    + ".",
                "Set a post login flow in these providers that has the condition "
                    + FactorSteps.PROVIDER
                    + " and the steps of the enabled methods, or list them in trustedProviders if"
                    + " nobody is to be asked."));
  }

  private Optional<FindingView> beforeLink() {
    List<String> open = flows.withoutQuestionBeforeLink();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "link-without-second-factor",
                "Who can read a user's mail can link the account with an identity at one of these"
                    + " identity providers, and is asked for no second factor: "
                    + Names.of(open)
                    + ".",
                "Set a first login flow in these providers that asks for a second factor at its end,"
                    + " behind all that links accounts."));
  }
}
