package dev.secondfactor.authenticators.sms;

import dev.secondfactor.authenticators.code.SentCodeStep;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.PhoneCredential;
import dev.secondfactor.keycloak.credential.PhoneCredentialProvider;
import dev.secondfactor.keycloak.credential.PhoneDestinations;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks for a code sent by SMS. */
final class SmsOtpAuthenticator extends SentCodeStep
    implements CredentialValidator<PhoneCredentialProvider> {

  SmsOtpAuthenticator(KeycloakSession session) {
    super(session, Method.SMS_OTP, PhoneCredentialProvider.CONFIGURE_ACTION);
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return new PhoneDestinations(RealmPolicy.of(session, realm)).isAsked(user);
  }

  @Override
  public PhoneCredentialProvider getCredentialProvider(KeycloakSession session) {
    return (PhoneCredentialProvider)
        session.getProvider(CredentialProvider.class, PhoneCredential.TYPE);
  }

  @Override
  public String getType(KeycloakSession session) {
    return listedType(session);
  }
}
