package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.requiredactions.registration.DueSetup;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Sets an authenticator app up: the secret is made and kept on the server, shown as a QR code and
 * as text, and proven by a code. Where the realm requires a second factor and this is the method to
 * begin with, users who have none are asked for it at login.
 */
final class ConfigureTotp implements RequiredActionProvider, CredentialRegistrator {

  @Override
  public String getCredentialType(
      KeycloakSession session, AuthenticationSessionModel authenticationSession) {
    return OTPCredentialModel.TYPE;
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    KeycloaksSetup.redirect(context.getRealm(), context.getAuthenticationSession());
    DueSetup.of(Method.TOTP, TotpCredentials.CONFIGURE_ACTION).evaluate(context);
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    new TotpEnrolment(context).begin();
  }

  @Override
  public void processAction(RequiredActionContext context) {
    new TotpEnrolment(context).act();
  }

  @Override
  public void close() {}
}
