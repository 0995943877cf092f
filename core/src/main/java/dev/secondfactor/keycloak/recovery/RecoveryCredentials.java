package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.core.recovery.RecoverySet;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** The recovery codes of users: ours, and Keycloak's own. */
public final class RecoveryCredentials {

  /** The required action that makes a set. */
  public static final String CONFIGURE_ACTION = "second-factor-configure-recovery-codes";

  private RecoveryCredentials() {}

  /** The user's set, whether or not codes are left in it. */
  public static Optional<RecoverySet> set(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(RecoveryCredential.TYPE)
        .findFirst()
        .map(RecoveryCredential::from)
        .map(RecoveryCredential::set);
  }

  /** Whether the user has a code to give, of whichever kind. */
  public static boolean hasLeft(UserModel user) {
    return set(user).filter(set -> !set.isSpent()).isPresent()
        || KeycloaksCodes.stored(user).filter(codes -> !codes.allCodesUsed()).isPresent();
  }

  /** Puts a set in the place of what the user has, Keycloak's own codes included. */
  public static CredentialModel replace(UserModel user, RecoveryCredential credential) {
    user.credentialManager()
        .getStoredCredentialsStream()
        .filter(RecoveryCredentials::isOne)
        .map(CredentialModel::getId)
        .toList()
        .forEach(user.credentialManager()::removeStoredCredentialById);
    return user.credentialManager().createStoredCredential(credential);
  }

  private static boolean isOne(CredentialModel credential) {
    return RecoveryCredential.TYPE.equals(credential.getType())
        || RecoveryAuthnCodesCredentialModel.TYPE.equals(credential.getType());
  }
}
