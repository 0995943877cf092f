package dev.secondfactor.core.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The identity providers whose word counts in place of a second factor (ASVS 6.8.4).
 *
 * @param entries any one of a provider is enough
 */
public record TrustedProviders(List<TrustedProvider> entries) {

  /** Keeps the list from being changed. */
  public TrustedProviders {
    entries = List.copyOf(entries);
  }

  /** Whether nobody is asked who comes by this provider. */
  public boolean exempt(String alias) {
    return of(alias).anyMatch(entry -> entry.proof().isEmpty());
  }

  /**
   * Whether what a provider has said of a login is enough.
   *
   * @param amr the methods that it has named
   * @param acr the classes that it has named
   */
  public boolean accept(String alias, Set<String> amr, Set<String> acr) {
    return of(alias)
        .flatMap(entry -> entry.proof().stream())
        .anyMatch(
            proof ->
                switch (proof.claim()) {
                  case AMR -> amr.contains(proof.value());
                  case ACR -> acr.contains(proof.value());
                });
  }

  private Stream<TrustedProvider> of(String alias) {
    return entries.stream().filter(entry -> entry.alias().equals(alias));
  }
}
