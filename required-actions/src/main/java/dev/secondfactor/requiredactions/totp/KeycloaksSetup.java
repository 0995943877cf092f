package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.flow.FlowSteps;
import java.util.Optional;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The account console's own button for authenticator apps starts Keycloak's set-up, and cannot be
 * told otherwise. In a realm whose flows ask for codes by our step, it leads to our set-up.
 */
final class KeycloaksSetup {

  private KeycloaksSetup() {}

  static void redirect(RealmModel realm, AuthenticationSessionModel authSession) {
    boolean asked =
        Optional.ofNullable(authSession.getClientNote(Constants.KC_ACTION))
            .filter(UserModel.RequiredAction.CONFIGURE_TOTP.name()::equals)
            .isPresent();
    if (asked && FlowSteps.have(realm, Method.TOTP)) {
      authSession.setClientNote(Constants.KC_ACTION, TotpCredentials.CONFIGURE_ACTION);
    }
  }
}
