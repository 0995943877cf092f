package dev.secondfactor.keycloak.step;

import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * An account that is linked with the identity of a provider, in the first login by that. Whoever
 * has the identity can sign in as the user from then on.
 */
final class AccountLink {

  private AccountLink() {}

  /** Whether an account that was there before is being linked, or was in this login. */
  static boolean isUnderWay(AuthenticationSessionModel authSession) {
    boolean isFirstLogin =
        isInFlow(authSession)
            || authSession.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS) != null;
    return isFirstLogin && !isNew(authSession);
  }

  /**
   * Whether nothing but a mail has proven the account, or the word of the provider alone: in the
   * first login neither a password was checked nor a passkey.
   */
  static boolean isByMailbox(AuthenticationSessionModel authSession) {
    return isUnderWay(authSession)
        && AuthenticatorUtil.getAuthnCredentials(authSession).stream()
            .noneMatch(
                type ->
                    PasswordCredentialModel.TYPE.equals(type)
                        || WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(type));
  }

  private static boolean isInFlow(AuthenticationSessionModel authSession) {
    return LoginActionsService.FIRST_BROKER_LOGIN_PATH.equals(
        authSession.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
  }

  private static boolean isNew(AuthenticationSessionModel authSession) {
    return Boolean.parseBoolean(
        authSession.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
  }
}
