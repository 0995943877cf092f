package dev.secondfactor.authenticators.recovery;

import dev.secondfactor.authenticators.step.SecondFactorStepFactory;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.RecoveryCredential;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Makes the step that asks for a recovery code. */
public final class RecoveryAuthenticatorFactory extends SecondFactorStepFactory {

  /** The provider id. */
  public static final String ID = "second-factor-recovery-codes";

  /** For Keycloak, which finds it by its name. */
  public RecoveryAuthenticatorFactory() {
    super(
        ID,
        "Second factor: recovery code",
        "Asks for one of the recovery codes that the user has kept, in any order; also for the"
            + " next one of codes that Keycloak's own form has made. Put it behind the other"
            + " methods. The settings are in the second-factor policy of the realm.");
  }

  /**
   * Keycloak lists credential validators in the order of the user's credentials, and after them,
   * for everybody, the other steps. So that recovery codes never come before another method, the
   * step is no credential validator for those who have codes.
   */
  @Override
  public Authenticator create(KeycloakSession session) {
    return isListed(session)
        ? new RecoveryAuthenticator(session)
        : new UnlistedRecoveryAuthenticator(session);
  }

  private static boolean isListed(KeycloakSession session) {
    KeycloakContext context = session.getContext();
    return context.getRealm() != null
        && RealmPolicy.of(session, context.getRealm()).offers(Method.RECOVERY_CODES)
        && Optional.ofNullable(context.getAuthenticationSession())
            .map(AuthenticationSessionModel::getAuthenticatedUser)
            .filter(user -> RecoveryAuthenticator.hasCode(session, context.getRealm(), user))
            .isPresent();
  }

  @Override
  public String getReferenceCategory() {
    return RecoveryCredential.TYPE;
  }
}
