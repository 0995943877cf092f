package dev.secondfactor.keycloak.broker;

import dev.secondfactor.core.policy.TrustedProviders;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext.ContextDataEntry;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.LoginActionsService;

/**
 * A login by an identity provider, in the flow that comes after it. What the provider has said is
 * that of this login, for Keycloak keeps it in the authentication session and replaces it with the
 * next one.
 */
public final class BrokeredLogin {

  private final KeycloakSession session;
  private final SerializedBrokeredIdentityContext said;

  private BrokeredLogin(KeycloakSession session, SerializedBrokeredIdentityContext said) {
    this.session = session;
    this.said = said;
  }

  /** The login that a flow comes after; empty in every other flow. */
  public static Optional<BrokeredLogin> before(AuthenticationFlowContext context) {
    return Optional.of(context)
        .filter(flow -> LoginActionsService.POST_BROKER_LOGIN_PATH.equals(flow.getFlowPath()))
        .map(
            flow ->
                SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                    flow.getAuthenticationSession(),
                    PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
        .map(said -> new BrokeredLogin(context.getSession(), said));
  }

  /** The name of the provider in the realm. */
  public String alias() {
    return said.getIdentityProviderId();
  }

  /** Whether nobody is asked who comes by this provider. */
  public boolean isExempt(TrustedProviders trusted) {
    return trusted.exempt(alias());
  }

  /** Whether what the provider has said of this login is enough. */
  public boolean isProven(TrustedProviders trusted) {
    LoginStatement statement = statement();
    return trusted.accept(alias(), statement.amr(), statement.acr());
  }

  private LoginStatement statement() {
    boolean isChecked =
        Optional.ofNullable(session.identityProviders().getByAlias(alias()))
            .filter(BrokeredLogin::checksSignatures)
            .isPresent();
    return isChecked
        ? kept(OIDCIdentityProvider.VALIDATED_ID_TOKEN)
            .map(IdTokenStatement::read)
            .or(() -> kept(SAMLEndpoint.SAML_AUTHN_STATEMENT).map(SamlStatement::read))
            .orElse(LoginStatement.NOTHING)
        : LoginStatement.NOTHING;
  }

  /** Whether Keycloak checks the signature of what a provider of this kind says of logins. */
  public static boolean checksSignatures(IdentityProviderModel provider) {
    return Boolean.parseBoolean(
        provider.getConfig().get(OIDCIdentityProviderConfig.VALIDATE_SIGNATURE));
  }

  private Optional<String> kept(String name) {
    return Optional.ofNullable(said.getContextData().get(name)).map(ContextDataEntry::getData);
  }
}
