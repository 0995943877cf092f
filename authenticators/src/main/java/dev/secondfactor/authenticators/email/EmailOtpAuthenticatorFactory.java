package dev.secondfactor.authenticators.email;

import dev.secondfactor.authenticators.step.SecondFactorStepFactory;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Makes the e-mail code step, in the form that fits the user and the realm's policy. */
public final class EmailOtpAuthenticatorFactory extends SecondFactorStepFactory {

  /** The provider id. */
  public static final String ID = "second-factor-email-otp";

  /** For Keycloak, which finds it by its name. */
  public EmailOtpAuthenticatorFactory() {
    super(
        ID,
        "Second factor: code by e-mail",
        "Asks for a code that is sent to the user's e-mail address. The settings are in the"
            + " second-factor policy of the realm.");
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
      return new EnrolledEmailOtpAuthenticator(session);
    }
    SecondFactorPolicy policy = RealmPolicy.of(session, context.getRealm());
    boolean byAccountAddress =
        Optional.ofNullable(context.getAuthenticationSession())
            .map(AuthenticationSessionModel::getAuthenticatedUser)
            .filter(user -> isByAccountAddress(policy, user))
            .isPresent();
    return byAccountAddress
        ? new EmailOtpAuthenticator(session)
        : new EnrolledEmailOtpAuthenticator(session);
  }

  private static boolean isByAccountAddress(SecondFactorPolicy policy, UserModel user) {
    return new EmailDestinations(policy).ofAccount(user).isPresent()
        && EmailCredentialProvider.of(user).isEmpty();
  }

  @Override
  public String getReferenceCategory() {
    return EmailCredential.TYPE;
  }
}
