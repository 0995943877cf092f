package dev.secondfactor.keycloak.broker;

import java.util.Set;

/**
 * What an identity provider has said of how a user has signed in there.
 *
 * @param amr the methods (RFC 8176)
 * @param acr the classes (OpenID Connect Core 2, SAML 2.0 AuthnContextClassRef)
 */
record LoginStatement(Set<String> amr, Set<String> acr) {

  /** Nothing. */
  static final LoginStatement NOTHING = new LoginStatement(Set.of(), Set.of());

  /** Keeps the sets from being changed. */
  LoginStatement {
    amr = Set.copyOf(amr);
    acr = Set.copyOf(acr);
  }
}
