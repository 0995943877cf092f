package dev.secondfactor.authenticators.enrolled;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.directgrant.ValidateOTP;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Refuses a direct grant. It leaves the answer to Keycloak's own step for codes of an app, which is
 * told that the user has none: so it is the one to a wrong password, in every version, and does not
 * tell that the password was right.
 */
final class RefuseGrant implements Authenticator {

  static final RefuseGrant SINGLETON = new RefuseGrant();

  private static final String REASON = "second_factor_not_possible";
  private static final ValidateOTP KEYCLOAKS =
      new ValidateOTP() {
        @Override
        public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
          return false;
        }
      };

  private RefuseGrant() {}

  /** No code is compared, so none is counted as wrong: the event says that it is of a method. */
  @Override
  public void authenticate(AuthenticationFlowContext context) {
    SecondFactorEvents.describe(context.getEvent(), Method.TOTP)
        .user(context.getUser())
        .detail(Details.REASON, REASON);
    KEYCLOAKS.authenticate(context);
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  public void action(AuthenticationFlowContext context) {}

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public void close() {}
}
