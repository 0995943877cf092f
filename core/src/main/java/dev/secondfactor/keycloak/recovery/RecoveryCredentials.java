package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.keycloak.credential.StoredJson;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** The recovery codes of users: ours, and Keycloak's own. */
public final class RecoveryCredentials {

  /** The required action that makes a set. */
  public static final String CONFIGURE_ACTION = "second-factor-configure-recovery-codes";

  private static final Duration MOMENT = Duration.ofMinutes(10);

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
    return hasLeftOf(user, false) || hasLeftOf(user, true);
  }

  /**
   * Whether the user has a code to give: one of ours, or one of Keycloak's, which have an order.
   */
  public static boolean hasLeftOf(UserModel user, boolean inOrder) {
    return inOrder
        ? KeycloaksCodes.stored(user).filter(codes -> !codes.allCodesUsed()).isPresent()
        : set(user).filter(set -> !set.isSpent()).isPresent();
  }

  /**
   * How many codes are left in a stored set, ours or Keycloak's; empty when it is none. No secret
   * is read for it.
   */
  public static Optional<Integer> left(CredentialModel credential) {
    if (RecoveryCredential.TYPE.equals(credential.getType())) {
      return Optional.of(StoredJson.data(credential, RecoveryCredential.Data.class).left().size());
    }
    return isOne(credential) ? Optional.of(KeycloaksCodes.left(credential)) : Optional.empty();
  }

  /** Whether the user had codes, and all were used. */
  public static boolean isSpent(UserModel user) {
    return !ids(user).isEmpty() && !hasLeft(user);
  }

  /** Whether the user's set was made a moment ago. */
  public static boolean isNew(UserModel user) {
    return set(user)
        .filter(set -> Time.currentTime() - set.createdAt().getEpochSecond() < MOMENT.toSeconds())
        .isPresent();
  }

  /** The ids of the user's codes of both kinds; they change when codes are made anew. */
  public static Set<String> ids(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsStream()
        .filter(RecoveryCredentials::isOne)
        .map(CredentialModel::getId)
        .collect(Collectors.toSet());
  }

  /** Puts a set in the place of what the user has, Keycloak's own codes included. */
  public static CredentialModel replace(UserModel user, RecoveryCredential credential) {
    ids(user).forEach(user.credentialManager()::removeStoredCredentialById);
    return user.credentialManager().createStoredCredential(credential);
  }

  private static boolean isOne(CredentialModel credential) {
    return RecoveryCredential.TYPE.equals(credential.getType())
        || RecoveryAuthnCodesCredentialModel.TYPE.equals(credential.getType());
  }
}
