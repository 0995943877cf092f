package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.method.Method;
import java.util.Optional;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The phone numbers that users have enrolled. */
public final class PhoneCredentialProvider extends FactorCredentialProvider<PhoneCredential> {

  /** The required action that enrols a number. */
  public static final String CONFIGURE_ACTION = "second-factor-configure-sms";

  PhoneCredentialProvider(KeycloakSession session) {
    super(session, Method.SMS_OTP, CONFIGURE_ACTION, "fa fa-mobile");
  }

  /** The enrolled number of a user. */
  public static Optional<PhoneCredential> of(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(PhoneCredential.TYPE)
        .findFirst()
        .map(PhoneCredential::from);
  }

  @Override
  public PhoneCredential getCredentialFromModel(CredentialModel model) {
    return PhoneCredential.from(model);
  }

  @Override
  protected void describe(PhoneCredential credential, CredentialMetadata metadata) {
    metadata.setInfoMessage("secondFactorSmsInfo", credential.masked());
  }
}
