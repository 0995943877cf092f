package dev.secondfactor.keycloak.credential;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells Keycloak, its account console and its administration about enrolled e-mail addresses. */
public final class EmailCredentialProvider
    implements CredentialProvider<EmailCredential>, CredentialInputValidator {

  /** The required action that enrols an address. */
  public static final String CONFIGURE_ACTION = "second-factor-configure-email";

  private final KeycloakSession session;

  EmailCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  /** The enrolled address of a user. */
  public static Optional<EmailCredential> of(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(EmailCredential.TYPE)
        .findFirst()
        .map(EmailCredential::from);
  }

  @Override
  public String getType() {
    return EmailCredential.TYPE;
  }

  /** Stores an address in place of the one before it. */
  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, EmailCredential credential) {
    user.credentialManager()
        .getStoredCredentialsByTypeStream(EmailCredential.TYPE)
        .map(CredentialModel::getId)
        .toList()
        .forEach(user.credentialManager()::removeStoredCredentialById);
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public EmailCredential getCredentialFromModel(CredentialModel model) {
    return EmailCredential.from(model);
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    // No update action: the account console shows none beside a removal, but always the set-up,
    // which replaces the address.
    return CredentialTypeMetadata.builder()
        .type(EmailCredential.TYPE)
        .category(CredentialTypeMetadata.Category.TWO_FACTOR)
        .displayName(EmailCredential.TYPE + "-display-name")
        .helpText(EmailCredential.TYPE + "-help-text")
        .iconCssClass("fa fa-envelope")
        .createAction(CONFIGURE_ACTION)
        .removeable(true)
        .build(session);
  }

  @Override
  public CredentialMetadata getCredentialMetadata(
      EmailCredential credential, CredentialTypeMetadata type) {
    CredentialMetadata metadata = new CredentialMetadata();
    metadata.setCredentialModel(credential);
    metadata.setInfoMessage("secondFactorEmailInfo", credential.address().masked());
    return metadata;
  }

  @Override
  public boolean supportsCredentialType(String type) {
    return EmailCredential.TYPE.equals(type);
  }

  @Override
  public boolean supportsCredentialType(CredentialModel credential) {
    return supportsCredentialType(credential.getType());
  }

  @Override
  public boolean isConfiguredFor(RealmModel realm, UserModel user, String type) {
    return supportsCredentialType(type) && of(user).isPresent();
  }

  /** A destination proves nothing by itself; codes are checked by the step that sent them. */
  @Override
  public boolean isValid(RealmModel realm, UserModel user, @Nullable CredentialInput input) {
    return false;
  }
}
