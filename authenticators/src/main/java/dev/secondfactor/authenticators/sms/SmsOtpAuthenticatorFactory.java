package dev.secondfactor.authenticators.sms;

import dev.secondfactor.authenticators.step.SecondFactorStepFactory;
import dev.secondfactor.keycloak.credential.PhoneCredential;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes the step that asks for a code sent by SMS. */
public final class SmsOtpAuthenticatorFactory extends SecondFactorStepFactory {

  /** The provider id. */
  public static final String ID = "second-factor-sms-otp";

  /** For Keycloak, which finds it by its name. */
  public SmsOtpAuthenticatorFactory() {
    super(
        ID,
        "Second factor: code by SMS",
        "Asks for a code that is sent to the phone number that the user has enrolled. The settings"
            + " are in the second-factor policy of the realm and in its SMS gateways.");
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return new SmsOtpAuthenticator(session);
  }

  @Override
  public String getReferenceCategory() {
    return PhoneCredential.TYPE;
  }
}
