package dev.secondfactor.authenticators.recovery;

import dev.secondfactor.keycloak.recovery.RecoveryCredential;
import dev.secondfactor.keycloak.recovery.RecoveryCredentialProvider;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The same step for a user who has no code left: being a credential validator of a type that nobody
 * has, it is not offered under "Try another way".
 */
final class UnlistedRecoveryAuthenticator extends RecoveryAuthenticator
    implements CredentialValidator<RecoveryCredentialProvider> {

  UnlistedRecoveryAuthenticator(KeycloakSession session) {
    super(session);
  }

  @Override
  public RecoveryCredentialProvider getCredentialProvider(KeycloakSession session) {
    return (RecoveryCredentialProvider)
        session.getProvider(CredentialProvider.class, RecoveryCredential.TYPE);
  }

  @Override
  public String getType(KeycloakSession session) {
    return RecoveryCredential.TYPE + "-not-offered";
  }
}
