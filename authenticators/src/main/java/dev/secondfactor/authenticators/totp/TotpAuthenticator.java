package dev.secondfactor.authenticators.totp;

import dev.secondfactor.authenticators.step.SecondFactorStep;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks for a code of an authenticator app that is enrolled in Keycloak's own credentials, so that
 * whoever used Keycloak's OTP form goes on with the same app.
 */
final class TotpAuthenticator extends SecondFactorStep
    implements CredentialValidator<OTPCredentialProvider> {

  TotpAuthenticator(KeycloakSession session) {
    super(session, Method.TOTP, TotpCredentials.CONFIGURE_ACTION);
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    new TotpLogin(context).open();
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    new TotpLogin(context).act();
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return isOffered(realm) && !TotpCredentials.ids(user).isEmpty();
  }

  @Override
  public OTPCredentialProvider getCredentialProvider(KeycloakSession session) {
    return (OTPCredentialProvider) session.getProvider(CredentialProvider.class, "keycloak-otp");
  }

  @Override
  public String getType(KeycloakSession session) {
    return listedType(session);
  }
}
