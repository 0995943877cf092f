package dev.secondfactor.keycloak.trust;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link TrustedBrowserProvider}. */
public final class TrustedBrowserProviderFactory
    implements CredentialProviderFactory<TrustedBrowserProvider> {

  @Override
  public String getId() {
    return StoredTrust.TYPE;
  }

  @Override
  public CredentialProvider<CredentialModel> create(KeycloakSession session) {
    return new TrustedBrowserProvider(session);
  }
}
