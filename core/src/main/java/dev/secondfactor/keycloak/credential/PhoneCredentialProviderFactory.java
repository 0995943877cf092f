package dev.secondfactor.keycloak.credential;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link PhoneCredentialProvider}. */
public final class PhoneCredentialProviderFactory
    implements CredentialProviderFactory<PhoneCredentialProvider> {

  @Override
  public String getId() {
    return PhoneCredential.TYPE;
  }

  @Override
  public CredentialProvider<PhoneCredential> create(KeycloakSession session) {
    return new PhoneCredentialProvider(session);
  }
}
