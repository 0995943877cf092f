package dev.secondfactor.authenticators.recovery;

import dev.secondfactor.authenticators.step.SecondFactorStep;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import dev.secondfactor.keycloak.recovery.StoredBypass;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks for a recovery code: the way in when no other method is at hand. */
class RecoveryAuthenticator extends SecondFactorStep {

  private final KeycloakSession session;

  RecoveryAuthenticator(KeycloakSession session) {
    super(session, Method.RECOVERY_CODES, RecoveryCredentials.CONFIGURE_ACTION);
    this.session = session;
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    new RecoveryLogin(context).open();
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    new RecoveryLogin(context).act();
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return isOffered(realm) && hasCode(session, realm, user);
  }

  /** Whether the user has a code to give, of their own or of an administrator. */
  static boolean hasCode(KeycloakSession session, RealmModel realm, UserModel user) {
    return RecoveryCredentials.hasLeft(user) || StoredBypass.find(session, realm, user).isPresent();
  }

  /** A spare is set up beside a factor; who has none is led to the one to begin with. */
  @Override
  protected String setupOf(RealmModel realm, UserModel user) {
    SecondFactorPolicy policy = RealmPolicy.of(session, realm);
    Optional<Method> first = policy.firstToSetUp();
    return first.isPresent() && !new SecondFactors(user, policy).any()
        ? SetupActions.of(first.orElseThrow())
        : RecoveryCredentials.CONFIGURE_ACTION;
  }
}
