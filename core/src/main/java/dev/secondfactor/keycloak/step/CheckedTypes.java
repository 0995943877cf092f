package dev.secondfactor.keycloak.step;

import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The types of the credentials that steps, ours or Keycloak's own, have checked in a login. */
public final class CheckedTypes {

  private CheckedTypes() {}

  /** Those of a login that has come so far. */
  public static Stream<String> of(AuthenticationSessionModel authSession) {
    return Stream.concat(
        AuthenticatorUtil.getAuthnCredentials(authSession).stream(), granted(authSession));
  }

  /** Keycloak's step for direct grants does not say what it has checked. */
  private static Stream<String> granted(AuthenticationSessionModel authSession) {
    RealmModel realm = authSession.getRealm();
    return authSession.getExecutionStatus().entrySet().stream()
        .filter(step -> step.getValue() == AuthenticationSessionModel.ExecutionStatus.SUCCESS)
        .map(step -> realm.getAuthenticationExecutionById(step.getKey()))
        .flatMap(Stream::ofNullable)
        .filter(step -> FactorSteps.DIRECT_GRANT_OTP.equals(step.getAuthenticator()))
        .map(step -> OTPCredentialModel.TYPE);
  }
}
