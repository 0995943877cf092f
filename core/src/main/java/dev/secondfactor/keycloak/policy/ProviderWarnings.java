package dev.secondfactor.keycloak.policy;

import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.policy.PolicyWarning;
import dev.secondfactor.core.policy.TrustedProvider;
import dev.secondfactor.core.policy.TrustedProviders;
import dev.secondfactor.keycloak.broker.BrokeredLogin;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Compares the identity providers that a policy trusts with those that the realm has. */
final class ProviderWarnings {

  private final KeycloakSession session;
  private final TrustedProviders trusted;

  ProviderWarnings(KeycloakSession session, TrustedProviders trusted) {
    this.session = session;
    this.trusted = trusted;
  }

  Stream<PolicyWarning> all() {
    return Stream.of(
            warning(
                "trusted-provider-unknown",
                entry -> provider(entry).isEmpty(),
                "The realm has no identity provider of these names, so these entries spare nobody: "),
            warning(
                "trusted-provider-unsigned",
                this::isUnsigned,
                "Keycloak does not check the signatures of these identity providers, so what they say"
                    + " of a login does not count: "))
        .flatMap(Optional::stream);
  }

  private boolean isUnsigned(TrustedProvider entry) {
    return entry.proof().isPresent()
        && provider(entry).filter(found -> !BrokeredLogin.checksSignatures(found)).isPresent();
  }

  private Optional<PolicyWarning> warning(
      String id, Predicate<TrustedProvider> which, String message) {
    List<TrustedProvider> entries = trusted.entries().stream().filter(which).toList();
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PolicyWarning(
                id,
                PolicyFields.TRUSTED_PROVIDERS.name(),
                message
                    + entries.stream()
                        .map(TrustedProvider::alias)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private Optional<IdentityProviderModel> provider(TrustedProvider entry) {
    return Optional.ofNullable(session.identityProviders().getByAlias(entry.alias()));
  }
}
