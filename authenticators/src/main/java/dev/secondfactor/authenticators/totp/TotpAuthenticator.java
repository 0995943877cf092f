package dev.secondfactor.authenticators.totp;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.LoginRun;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks for a code of an authenticator app that is enrolled in Keycloak's own credentials, so that
 * whoever used Keycloak's OTP form goes on with the same app.
 */
final class TotpAuthenticator
    implements AuthenticationFlowCallback, CredentialValidator<OTPCredentialProvider> {

  /** A type that nobody has: a method that is not offered is never listed. */
  private static final String NONE = OTPCredentialModel.TYPE + "-not-offered";

  private final KeycloakSession session;

  TotpAuthenticator(KeycloakSession session) {
    this.session = session;
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
  public void onParentFlowSuccess(AuthenticationFlowContext context) {}

  @Override
  public void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
    LoginRun.end(session, Method.TOTP);
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return isOffered(realm) && !TotpCredentials.ids(user).isEmpty();
  }

  @Override
  public boolean areRequiredActionsEnabled(KeycloakSession session, RealmModel realm) {
    return isOffered(realm)
        && AuthenticationFlowCallback.super.areRequiredActionsEnabled(session, realm);
  }

  @Override
  public List<RequiredActionFactory> getRequiredActions(KeycloakSession session) {
    return List.of(
        (RequiredActionFactory)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(
                    RequiredActionProvider.class, TotpCredentials.CONFIGURE_ACTION));
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    if (!authSession.getRequiredActions().contains(TotpCredentials.CONFIGURE_ACTION)) {
      authSession.addRequiredAction(TotpCredentials.CONFIGURE_ACTION);
    }
  }

  @Override
  public OTPCredentialProvider getCredentialProvider(KeycloakSession session) {
    return (OTPCredentialProvider) session.getProvider(CredentialProvider.class, "keycloak-otp");
  }

  @Override
  public String getType(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    return realm == null || isOffered(realm) ? OTPCredentialModel.TYPE : NONE;
  }

  @Override
  public void close() {}

  private boolean isOffered(RealmModel realm) {
    return RealmPolicy.of(session, realm).offers(Method.TOTP);
  }
}
