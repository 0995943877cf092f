package dev.secondfactor.authenticators.email;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.info.ProductInfo;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Makes the e-mail code step, in the form that fits the user and the realm's policy. */
public final class EmailOtpAuthenticatorFactory
    implements AuthenticationFlowCallbackFactory, ServerInfoAwareProviderFactory {

  /** The provider id. */
  public static final String ID = "second-factor-email-otp";

  @Override
  public String getId() {
    return ID;
  }

  /**
   * Keycloak lists a step under "Try another way" for everybody, unless it is a credential
   * validator: then for those with a credential. A user whose account address serves has no
   * credential and gets the first form; every other user the second.
   */
  @Override
  public Authenticator create(KeycloakSession session) {
    KeycloakContext context = session.getContext();
    if (context.getRealm() == null) {
      return new EnrolledEmailOtpAuthenticator(session, true);
    }
    SecondFactorPolicy policy = RealmPolicy.of(session, context.getRealm());
    boolean byAccountAddress =
        Optional.ofNullable(context.getAuthenticationSession())
            .map(AuthenticationSessionModel::getAuthenticatedUser)
            .filter(user -> isByAccountAddress(policy, user))
            .isPresent();
    return byAccountAddress
        ? new EmailOtpAuthenticator(session)
        : new EnrolledEmailOtpAuthenticator(session, policy.offers(Method.EMAIL_OTP));
  }

  private static boolean isByAccountAddress(SecondFactorPolicy policy, UserModel user) {
    return EmailCredentialProvider.of(user).isEmpty()
        && new EmailDestinations(policy).of(user).isPresent();
  }

  @Override
  public String getDisplayType() {
    return "Second factor: code by e-mail";
  }

  @Override
  public String getReferenceCategory() {
    return EmailCredential.TYPE;
  }

  @Override
  public String getHelpText() {
    return "Asks for a code that is sent to the user's e-mail address. The settings are in the"
        + " second-factor policy of the realm.";
  }

  @Override
  public boolean isConfigurable() {
    return false;
  }

  @Override
  public boolean isUserSetupAllowed() {
    return true;
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {
      Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED,
    };
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
