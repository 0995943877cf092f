package dev.secondfactor.authenticators.totp;

import dev.secondfactor.authenticators.step.SecondFactorStepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.OTPCredentialModel;

/** Makes the step that asks for a code of an authenticator app. */
public final class TotpAuthenticatorFactory extends SecondFactorStepFactory {

  /** The provider id. */
  public static final String ID = "second-factor-totp";

  /** For Keycloak, which finds it by its name. */
  public TotpAuthenticatorFactory() {
    super(
        ID,
        "Second factor: code of an authenticator app",
        "Asks for a code of an authenticator app that was set up here or in Keycloak's own OTP"
            + " form. The settings are in the realm's OTP policy and its second-factor policy.");
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return new TotpAuthenticator(session);
  }

  /** Keycloak's own category: the credentials are its own, and its protection counts failures. */
  @Override
  public String getReferenceCategory() {
    return OTPCredentialModel.TYPE;
  }
}
