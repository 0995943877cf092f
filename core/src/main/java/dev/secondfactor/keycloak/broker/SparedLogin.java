package dev.secondfactor.keycloak.broker;

import dev.secondfactor.core.policy.TrustedProviders;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A login in which the word of an identity provider counts in place of a second factor. It goes on
 * in the user session: single sign-on does not ask who was spared to set one up.
 */
public final class SparedLogin {

  private static final String BY = "second-factor.spared-by";

  private SparedLogin() {}

  /** Notes whether a provider spares the user of this login, for what comes after the flow. */
  public static void note(
      AuthenticationSessionModel authSession, BrokeredLogin login, boolean isSpared) {
    authSession.setUserSessionNote(BY, isSpared ? login.alias() : "");
  }

  /** Whether this login is one, or goes on with the session of one. */
  public static boolean isOne(
      KeycloakSession session, AuthenticationSessionModel authSession, TrustedProviders trusted) {
    Map<String, String> notes = authSession.getUserSessionNotes();
    Optional<String> provider = Optional.ofNullable(notes.get(Details.IDENTITY_PROVIDER));
    if (provider.isEmpty()) {
      return isContinued(session, authSession);
    }
    String alias = provider.orElseThrow();
    if (trusted.exempt(alias)) {
      authSession.setUserSessionNote(BY, alias);
      return true;
    }
    return alias.equals(notes.get(BY));
  }

  /** A password that was checked since then is no word of a provider. */
  private static boolean isContinued(
      KeycloakSession session, AuthenticationSessionModel authSession) {
    return AuthenticatorUtil.getAuthnCredentials(authSession).isEmpty()
        && Optional.ofNullable(
                session
                    .sessions()
                    .getUserSession(authSession.getRealm(), authSession.getParentSession().getId()))
            .filter(userSession -> isOf(userSession, authSession.getAuthenticatedUser()))
            .map(userSession -> userSession.getNote(BY))
            .filter(alias -> !alias.isEmpty())
            .isPresent();
  }

  private static boolean isOf(UserSessionModel userSession, UserModel user) {
    return userSession.getUser() != null && userSession.getUser().getId().equals(user.getId());
  }
}
