package dev.secondfactor.admin.call;

import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.FreshCheck;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * What an administrator's own sign-in has to satisfy before a change that weakens the protection of
 * others (ASVS 7.5.1, 7.5.3): a second factor was checked a moment ago. Factors, policy and session
 * are those of the realm that the administrator has signed in to. Who has no factor that could be
 * checked there cannot be asked, nor can the service account of a program.
 */
final class FreshSecondFactor {

  private final KeycloakSession session;
  private final AdminAuth administrator;

  FreshSecondFactor(AdminCall call) {
    this.session = call.session();
    this.administrator = call.permissions().adminAuth();
  }

  /**
   * Goes on only when that is so.
   *
   * @throws org.keycloak.services.ErrorResponseException 403 when it is not
   */
  void require() {
    if (canBeAsked() && !isFresh()) {
      throw Refusal.secondFactorRequired();
    }
  }

  private boolean canBeAsked() {
    UserModel user = administrator.getUser();
    return user.getServiceAccountClientLink() == null
        && !new SecondFactors(user, RealmPolicy.of(session, administrator.getRealm()))
            .usable()
            .isEmpty();
  }

  /** The session is the one that Keycloak has found for the token; without one nothing is fresh. */
  private boolean isFresh() {
    return Optional.ofNullable(session.getContext().getUserSession())
        .filter(this::isAdministrators)
        .filter(userSession -> FreshCheck.isFresh(session, userSession))
        .isPresent();
  }

  private boolean isAdministrators(UserSessionModel userSession) {
    return userSession.getRealm().getId().equals(administrator.getRealm().getId())
        && userSession.getUser().getId().equals(administrator.getUser().getId());
  }
}
