package dev.secondfactor.requiredactions.recovery;

import dev.secondfactor.keycloak.recovery.RecoveryCredential;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Makes recovery codes, which the user has to keep before they take effect. After a login by one it
 * tells how many are left; after the last one it does not let the login end without new ones.
 */
final class ConfigureRecoveryCodes implements RequiredActionProvider, CredentialRegistrator {

  @Override
  public String getCredentialType(
      KeycloakSession session, AuthenticationSessionModel authenticationSession) {
    return RecoveryCredential.TYPE;
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    new RecoveryOffer(context).afterUse();
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    new RecoveryEnrolment(context).begin();
  }

  @Override
  public void processAction(RequiredActionContext context) {
    new RecoveryEnrolment(context).act();
  }

  @Override
  public void close() {}
}
