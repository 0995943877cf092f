package dev.secondfactor.authenticators.email;

import dev.secondfactor.authenticators.code.LoginCode;
import dev.secondfactor.authenticators.step.SecondFactorStep;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks for a code sent by e-mail. Keycloak calls {@link #authenticate} again on every reload,
 * change of language and return by "Try another way"; only the first one in a session sends.
 */
class EmailOtpAuthenticator extends SecondFactorStep {

  EmailOtpAuthenticator(KeycloakSession session) {
    super(session, Method.EMAIL_OTP, EmailCredentialProvider.CONFIGURE_ACTION);
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    LoginCode.open(context, Method.EMAIL_OTP);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    LoginCode.act(context, Method.EMAIL_OTP);
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return new EmailDestinations(RealmPolicy.of(session, realm)).of(user).isPresent();
  }
}
