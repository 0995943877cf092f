package dev.secondfactor.keycloak.flow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The flows in force behind the identity providers by which users of a realm can sign in. */
public final class ProviderFlows {

  private static final String BY_MAIL = "idp-email-verification";
  private static final String UNPROVEN = "idp-auto-link";

  /**
   * Keycloak's steps that link accounts. So does the last, which looks for one: when the mail was
   * followed before the login began anew, nothing beside it in its part of the flow is run.
   */
  private static final Set<String> LINKING = Set.of(BY_MAIL, UNPROVEN, "idp-create-user-if-unique");

  private final KeycloakSession session;
  private final RealmModel realm;

  /** The flows of a realm. */
  public ProviderFlows(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** The providers, by their names, after which nobody is asked for a second factor. */
  public List<String> withoutQuestion() {
    return names(
        provider ->
            flow(provider.getPostBrokerLoginFlowId())
                .map(after -> BoundSteps.of(realm, after).reached())
                .filter(FactorSteps::askForAny)
                .isEmpty());
  }

  /**
   * The providers, by their names, whose first login links an account without the password, and
   * asks for no second factor behind that.
   */
  public List<String> withoutQuestionBeforeLink() {
    return names(
        provider ->
            flow(provider.getFirstBrokerLoginFlowId())
                .or(() -> Optional.ofNullable(realm.getFirstBrokerLoginFlow()))
                .filter(this::linksUnasked)
                .isPresent());
  }

  private boolean linksUnasked(AuthenticationFlowModel first) {
    Collection<String> reached = BoundSteps.of(realm, first).reached();
    return (reached.contains(BY_MAIL) || reached.contains(UNPROVEN))
        && !FactorSteps.askForAny(BoundSteps.behind(realm, first, LINKING).reached());
  }

  private List<String> names(Predicate<IdentityProviderModel> which) {
    Set<String> linkOnly =
        aliases(Map.of(IdentityProviderModel.LINK_ONLY, "true"), provider -> true)
            .collect(Collectors.toSet());
    return aliases(Map.of(), provider -> provider.isEnabled() && which.test(provider))
        .filter(alias -> !linkOnly.contains(alias))
        .toList();
  }

  private Stream<String> aliases(
      Map<String, String> options, Predicate<IdentityProviderModel> which) {
    return session
        .identityProviders()
        .getAllStream(options, null, null)
        .filter(which)
        .map(IdentityProviderModel::getAlias);
  }

  private Optional<AuthenticationFlowModel> flow(String id) {
    return Optional.ofNullable(id).map(realm::getAuthenticationFlowById);
  }
}
