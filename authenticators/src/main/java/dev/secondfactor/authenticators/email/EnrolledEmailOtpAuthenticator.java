package dev.secondfactor.authenticators.email;

import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.step.ProvenMailbox;
import java.util.Optional;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The same step for a user who does not have it without a credential: being a credential validator,
 * it is offered under "Try another way" to those alone who have enrolled an address, in the order
 * of their own preference.
 */
final class EnrolledEmailOtpAuthenticator extends EmailOtpAuthenticator
    implements CredentialValidator<EmailCredentialProvider> {

  EnrolledEmailOtpAuthenticator(KeycloakSession session) {
    super(session);
  }

  @Override
  public EmailCredentialProvider getCredentialProvider(KeycloakSession session) {
    return (EmailCredentialProvider)
        session.getProvider(CredentialProvider.class, EmailCredential.TYPE);
  }

  @Override
  public String getType(KeycloakSession session) {
    return listedType(session);
  }

  /** Keycloak asks a listed step for its type alone, not whether the user has it. */
  @Override
  protected boolean isListed(KeycloakSession session, RealmModel realm) {
    return ProvenMailbox.isGiven(session)
        ? Optional.ofNullable(
                session.getContext().getAuthenticationSession().getAuthenticatedUser())
            .filter(user -> configuredFor(session, realm, user))
            .isPresent()
        : super.isListed(session, realm);
  }
}
