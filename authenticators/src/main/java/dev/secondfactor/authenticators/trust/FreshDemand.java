package dev.secondfactor.authenticators.trust;

import dev.secondfactor.authenticators.level.RequestedLevel;
import dev.secondfactor.keycloak.flow.LevelSetting;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.Constants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Whether a login is asked for that a trusted browser cannot give: one in which the second factor
 * is checked now (RFC 9470, OpenID Connect Core 3.1.2.1).
 */
final class FreshDemand {

  private final AuthenticationFlowContext context;
  private final AuthenticationSessionModel authSession;

  FreshDemand(AuthenticationFlowContext context) {
    this.context = context;
    this.authSession = context.getAuthenticationSession();
  }

  /** Whether there is such a demand, or it is no plain login by browser. */
  boolean isMade() {
    return !LoginActionsService.AUTHENTICATE_PATH.equals(context.getFlowPath())
        || AuthenticatorUtil.isForcedReauthentication(authSession)
        || isPrompted()
        || isForAction()
        || isForHigherLevel();
  }

  private boolean isPrompted() {
    return TokenUtil.hasPrompt(
            authSession.getClientNote(OIDCLoginProtocol.PROMPT_PARAM),
            OIDCLoginProtocol.PROMPT_VALUE_LOGIN)
        || authSession.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM) != null
        || SamlProtocol.SAML_FORCEAUTHN_REQUIREMENT.equals(
            authSession.getAuthNote(SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN));
  }

  private boolean isForAction() {
    return authSession.getClientNote(Constants.KC_ACTION) != null;
  }

  private boolean isForHigherLevel() {
    AcrStore levels = new AcrStore(context.getSession(), authSession);
    return new RequestedLevel(authSession).ofApplication()
        > Math.max(
            LevelSetting.PASSWORD, levels.getLevelOfAuthenticationFromCurrentAuthentication());
  }
}
