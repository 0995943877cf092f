package dev.secondfactor.keycloak.credential;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link EmailCredentialProvider}. */
public final class EmailCredentialProviderFactory
    implements CredentialProviderFactory<EmailCredentialProvider> {

  @Override
  public String getId() {
    return EmailCredential.TYPE;
  }

  @Override
  public CredentialProvider<EmailCredential> create(KeycloakSession session) {
    return new EmailCredentialProvider(session);
  }
}
