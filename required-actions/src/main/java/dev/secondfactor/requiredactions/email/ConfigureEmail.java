package dev.secondfactor.requiredactions.email;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.requiredactions.registration.DueSetup;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Enrols an e-mail address as a second factor: the address is entered, then proven by a code. Who
 * has a second factor already confirms with it first (AUPSTN-2, BAA-2). Being a credential
 * registrator, the action is listed by Keycloak, and asks for the level of authentication that the
 * credential itself gives.
 */
final class ConfigureEmail implements RequiredActionProvider, CredentialRegistrator {

  @Override
  public String getCredentialType(
      KeycloakSession session, AuthenticationSessionModel authenticationSession) {
    return EmailCredential.TYPE;
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    DueSetup.of(Method.EMAIL_OTP, EmailCredentialProvider.CONFIGURE_ACTION).evaluate(context);
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    new EmailEnrolment(context).begin();
  }

  @Override
  public void processAction(RequiredActionContext context) {
    new EmailEnrolment(context).act();
  }

  @Override
  public void close() {}
}
