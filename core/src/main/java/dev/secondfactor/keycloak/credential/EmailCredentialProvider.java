package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.method.Method;
import java.util.Optional;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The e-mail addresses that users have enrolled. */
public final class EmailCredentialProvider extends FactorCredentialProvider<EmailCredential> {

  /** The required action that enrols an address. */
  public static final String CONFIGURE_ACTION = "second-factor-configure-email";

  EmailCredentialProvider(KeycloakSession session) {
    super(session, Method.EMAIL_OTP, CONFIGURE_ACTION, "fa fa-envelope");
  }

  /** The enrolled address of a user. */
  public static Optional<EmailCredential> of(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(EmailCredential.TYPE)
        .findFirst()
        .map(EmailCredential::from);
  }

  @Override
  public EmailCredential getCredentialFromModel(CredentialModel model) {
    return EmailCredential.from(model);
  }

  @Override
  protected void describe(EmailCredential credential, CredentialMetadata metadata) {
    metadata.setInfoMessage("secondFactorEmailInfo", credential.address().masked());
  }
}
