package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.core.recovery.OrderedCodes;
import dev.secondfactor.keycloak.credential.StoredJson;
import dev.secondfactor.keycloak.store.UserChange;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodeRepresentation;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;

/** The codes of a user that Keycloak has made, in Keycloak's own credential. */
public final class KeycloaksCodes implements OrderedCodes {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final String userId;
  private final RecoveryAuthnCodesCredentialModel stored;

  private KeycloaksCodes(
      KeycloakSession session,
      RealmModel realm,
      String userId,
      RecoveryAuthnCodesCredentialModel stored) {
    this.session = session;
    this.realm = realm;
    this.userId = userId;
    this.stored = stored;
  }

  /** The codes of a user; empty when there are none left. */
  public static Optional<KeycloaksCodes> of(
      KeycloakSession session, RealmModel realm, UserModel user) {
    return stored(user)
        .filter(codes -> !codes.allCodesUsed())
        .map(codes -> new KeycloaksCodes(session, realm, user.getId(), codes));
  }

  /** What Keycloak has stored of a user's codes. */
  static Optional<RecoveryAuthnCodesCredentialModel> stored(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(RecoveryAuthnCodesCredentialModel.TYPE)
        .findFirst()
        .map(RecoveryAuthnCodesCredentialModel::createFromCredentialModel);
  }

  @Override
  public String id() {
    return stored.getId();
  }

  @Override
  public Optional<Integer> next() {
    return stored.getNextRecoveryAuthnCode().map(RecoveryAuthnCodeRepresentation::getNumber);
  }

  @Override
  public boolean isNext(String code) {
    return isNext(stored, code);
  }

  @Override
  public Optional<Integer> use(String code) {
    return new UserChange(session, realm, userId).makeAndTell(user -> use(user, code));
  }

  private static Optional<Integer> use(UserModel user, String code) {
    Optional<RecoveryAuthnCodesCredentialModel> now =
        stored(user).filter(codes -> isNext(codes, code));
    now.ifPresent(
        codes -> {
          codes.removeRecoveryAuthnCode();
          user.credentialManager().updateStoredCredential(codes);
        });
    return now.map(KeycloaksCodes::left);
  }

  /** How many are left. */
  public int left() {
    return left(stored);
  }

  static int left(CredentialModel credential) {
    return count(credential).getRemainingCodes();
  }

  /** How many there were at first. */
  public int total() {
    return count(stored).getTotalCodes();
  }

  /** When they were made. */
  public Instant createdAt() {
    return Instant.ofEpochMilli(Optional.ofNullable(stored.getCreatedDate()).orElse(0L));
  }

  private static RecoveryAuthnCodesCredentialData count(CredentialModel codes) {
    return StoredJson.data(codes, RecoveryAuthnCodesCredentialData.class);
  }

  private static boolean isNext(RecoveryAuthnCodesCredentialModel codes, String code) {
    return codes
        .getNextRecoveryAuthnCode()
        .filter(
            next ->
                RecoveryAuthnCodesUtils.verifyRecoveryCodeInput(code, next.getEncodedHashedValue()))
        .isPresent();
  }
}
