package dev.secondfactor.authenticators.grant;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.keycloak.credential.Destinations;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.AppCode;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.keycloak.step.RecoveryCheck;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The codes that the user of a call may give. */
final class GrantCodes {

  private final AuthenticationFlowContext context;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  GrantCodes(AuthenticationFlowContext context) {
    this.context = context;
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.user = context.getUser();
  }

  /** A code of an app; empty when the user has none. */
  Optional<GrantCode> app(String device) {
    return AppCode.of(session, realm, user, device).map(AppsCode::new);
  }

  /** A recovery code; empty when the user has none. */
  Optional<GrantCode> kept() {
    return RecoveryCheck.atLogin(session, realm, user).map(KeptCode::new);
  }

  /**
   * A code that is sent; empty when there is nowhere to send it to.
   *
   * @param signIn what the code is bound to beside the user
   */
  Optional<SentCode> sent(Method method, String signIn) {
    return new Destinations(RealmPolicy.of(session, realm))
        .of(method, user)
        .map(
            destination ->
                new CodeRequest(
                    realm.getId(),
                    user.getId(),
                    signIn,
                    method,
                    Purpose.LOGIN,
                    destination,
                    context.getConnection().getRemoteAddr()))
        .map(
            request ->
                new SentCode(
                    new CodeSteps(session, realm).sending(method, user),
                    request,
                    CodeReport.of(session, realm, user, request)));
  }
}
