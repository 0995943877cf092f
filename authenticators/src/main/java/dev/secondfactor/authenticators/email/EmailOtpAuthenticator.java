package dev.secondfactor.authenticators.email;

import dev.secondfactor.authenticators.code.SentCodeStep;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.ProvenMailbox;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks for a code sent by e-mail. */
class EmailOtpAuthenticator extends SentCodeStep {

  EmailOtpAuthenticator(KeycloakSession session) {
    super(session, Method.EMAIL_OTP, EmailCredentialProvider.CONFIGURE_ACTION);
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return new EmailDestinations(RealmPolicy.of(session, realm))
        .of(user)
        .filter(address -> !ProvenMailbox.isOf(session, user, address))
        .isPresent();
  }
}
