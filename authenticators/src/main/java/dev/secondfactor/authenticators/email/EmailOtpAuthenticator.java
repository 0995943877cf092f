package dev.secondfactor.authenticators.email;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.LoginRun;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks for a code sent by e-mail. Keycloak calls {@link #authenticate} again on every reload,
 * change of language and return by "Try another way"; only the first one in a session sends.
 */
class EmailOtpAuthenticator implements AuthenticationFlowCallback {

  private final KeycloakSession session;

  EmailOtpAuthenticator(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    LoginCode.of(context).ifPresentOrElse(LoginCode::open, () -> LoginCode.noAddress(context));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    LoginCode.of(context).ifPresentOrElse(LoginCode::act, () -> LoginCode.noAddress(context));
  }

  @Override
  public void onParentFlowSuccess(AuthenticationFlowContext context) {}

  @Override
  public void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
    LoginRun.end(session, Method.EMAIL_OTP);
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return destination(session, realm, user).isPresent();
  }

  @Override
  public boolean areRequiredActionsEnabled(KeycloakSession session, RealmModel realm) {
    return RealmPolicy.of(session, realm).offers(Method.EMAIL_OTP)
        && AuthenticationFlowCallback.super.areRequiredActionsEnabled(session, realm);
  }

  @Override
  public List<RequiredActionFactory> getRequiredActions(KeycloakSession session) {
    return List.of(
        (RequiredActionFactory)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(
                    RequiredActionProvider.class, EmailCredentialProvider.CONFIGURE_ACTION));
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    if (!authSession.getRequiredActions().contains(EmailCredentialProvider.CONFIGURE_ACTION)) {
      authSession.addRequiredAction(EmailCredentialProvider.CONFIGURE_ACTION);
    }
  }

  @Override
  public void close() {}

  private static Optional<EmailAddress> destination(
      KeycloakSession session, RealmModel realm, UserModel user) {
    return new EmailDestinations(RealmPolicy.of(session, realm)).of(user);
  }
}
