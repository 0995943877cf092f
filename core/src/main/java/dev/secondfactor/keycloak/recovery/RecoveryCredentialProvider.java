package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.keycloak.credential.FactorCredentialProvider;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The sets of recovery codes that users have. */
public final class RecoveryCredentialProvider extends FactorCredentialProvider<RecoveryCredential> {

  RecoveryCredentialProvider(KeycloakSession session) {
    super(
        session,
        Method.RECOVERY_CODES,
        RecoveryCredentials.CONFIGURE_ACTION,
        "kcAuthenticatorRecoveryAuthnCodesClass");
  }

  /** Stores a set in place of what the user has, Keycloak's own codes included. */
  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, RecoveryCredential credential) {
    return RecoveryCredentials.replace(user, credential);
  }

  @Override
  public RecoveryCredential getCredentialFromModel(CredentialModel model) {
    return RecoveryCredential.from(model);
  }

  @Override
  protected void describe(RecoveryCredential credential, CredentialMetadata metadata) {
    RecoverySet set = credential.set();
    String left = Integer.toString(set.left());
    metadata.setInfoMessage("secondFactorRecoveryInfo", left, Integer.toString(set.total()));
    if (set.isLow()) {
      metadata.setWarningMessageTitle("secondFactorRecoveryFew", left);
      metadata.setWarningMessageDescription("secondFactorRecoveryFewHelp");
    }
  }
}
