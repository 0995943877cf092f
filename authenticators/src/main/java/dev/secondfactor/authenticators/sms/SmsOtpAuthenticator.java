package dev.secondfactor.authenticators.sms;

import dev.secondfactor.authenticators.code.LoginCode;
import dev.secondfactor.authenticators.step.SecondFactorStep;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.PhoneCredential;
import dev.secondfactor.keycloak.credential.PhoneCredentialProvider;
import dev.secondfactor.keycloak.credential.PhoneDestinations;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks for a code sent by SMS. Keycloak calls {@link #authenticate} again on every reload, change
 * of language and return by "Try another way"; only the first one in a session sends.
 */
final class SmsOtpAuthenticator extends SecondFactorStep
    implements CredentialValidator<PhoneCredentialProvider> {

  SmsOtpAuthenticator(KeycloakSession session) {
    super(session, Method.SMS_OTP, PhoneCredentialProvider.CONFIGURE_ACTION);
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    LoginCode.open(context, Method.SMS_OTP);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    LoginCode.act(context, Method.SMS_OTP);
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
