package dev.secondfactor.keycloak.flow.maker;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What each identity provider has behind a login by it (Keycloak's <i>post login flow</i>). Those
 * that have a flow of their own keep it.
 */
record ProvidersPlace(KeycloakSession session, RealmModel realm) implements FlowPlace {

  @Override
  public List<AuthenticationFlowModel> bound() {
    return providers(provider -> true)
        .map(IdentityProviderModel::getPostBrokerLoginFlowId)
        .filter(Objects::nonNull)
        .distinct()
        .map(realm::getAuthenticationFlowById)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public Optional<AuthenticationFlowModel> replaced() {
    return Optional.empty();
  }

  @Override
  public boolean bind(AuthenticationFlowModel flow) {
    List<IdentityProviderModel> open =
        providers(provider -> provider.getPostBrokerLoginFlowId() == null).toList();
    open.forEach(provider -> set(provider, Optional.of(flow)));
    return !open.isEmpty();
  }

  @Override
  public Optional<AuthenticationFlowModel> after(Optional<AuthenticationFlowModel> before) {
    return Optional.empty();
  }

  @Override
  public void release(AuthenticationFlowModel flow, Optional<AuthenticationFlowModel> before) {
    providers(provider -> flow.getId().equals(provider.getPostBrokerLoginFlowId()))
        .forEach(provider -> set(provider, Optional.empty()));
  }

  private Stream<IdentityProviderModel> providers(Predicate<IdentityProviderModel> which) {
    return session.identityProviders().getAllStream().filter(which).toList().stream();
  }

  @SuppressWarnings("NullAway") // Keycloak takes null for none.
  private void set(IdentityProviderModel provider, Optional<AuthenticationFlowModel> flow) {
    provider.setPostBrokerLoginFlowId(flow.map(AuthenticationFlowModel::getId).orElse(null));
    session.identityProviders().update(provider);
  }
}
