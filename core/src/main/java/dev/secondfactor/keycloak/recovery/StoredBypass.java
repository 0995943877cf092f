package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.core.recovery.Bypass;
import dev.secondfactor.core.recovery.Hashed;
import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoveryCodeGenerator;
import dev.secondfactor.keycloak.credential.StoredJson;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.store.UserChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The code of an administrator in a credential of type {@value #TYPE}: its end may be seen, its
 * hash is in the secret data. A user has one at most.
 */
public final class StoredBypass implements Bypass {

  /** The type of the credential, which is no second factor of the user. */
  public static final String TYPE = "second-factor-bypass";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeycloakSession session;
  private final RealmModel realm;
  private final String userId;
  private final CredentialModel stored;

  /**
   * A code that was issued.
   *
   * @param code as the user gets it
   * @param expires its end
   */
  public record Issued(String code, Instant expires) {

    /** Without the code. */
    @Override
    public String toString() {
      return "bypass code until " + expires;
    }
  }

  /** The part that may be seen: the end in epoch milliseconds. */
  record Data(long expires) {}

  private StoredBypass(
      KeycloakSession session, RealmModel realm, String userId, CredentialModel stored) {
    this.session = session;
    this.realm = realm;
    this.userId = userId;
    this.stored = stored;
  }

  /** The code of a user; empty when there is none, or it has expired. */
  public static Optional<StoredBypass> find(
      KeycloakSession session, RealmModel realm, UserModel user) {
    Instant now = new KeycloakClock().instant();
    return newest(user)
        .map(row -> new StoredBypass(session, realm, user.getId(), row))
        .filter(bypass -> bypass.expires().isAfter(now));
  }

  /** Issues a code in place of what there is, whether or not the request succeeds. */
  public static Issued issue(
      KeycloakSession session, RealmModel realm, UserModel user, Duration lifetime) {
    RecoveryCode code = new RecoveryCodeGenerator(RANDOM).drawBypass();
    Hashed hashed = new PasswordHasher(session, realm).hash(code.secret());
    Instant expires = new KeycloakClock().instant().plus(lifetime);
    CredentialModel row = new CredentialModel();
    StoredJson.fill(row, TYPE, hashed, new Data(expires.toEpochMilli()));
    new UserChange(session, realm, user.getId())
        .make(
            owner -> {
              removeAll(owner);
              owner.credentialManager().createStoredCredential(row);
            });
    return new Issued(code.written(), expires);
  }

  /**
   * Takes the code of a user away, whether or not the request succeeds.
   *
   * @return whether there was one
   */
  public static boolean withdraw(KeycloakSession session, RealmModel realm, UserModel user) {
    return newest(user).isPresent()
        && new UserChange(session, realm, user.getId())
            .makeAndTell(owner -> Optional.of(removeAll(owner)).filter(Boolean::booleanValue))
            .isPresent();
  }

  @Override
  public String id() {
    return stored.getId();
  }

  /** The end of its lifetime. */
  public Instant expires() {
    return Instant.ofEpochMilli(StoredJson.data(stored, Data.class).expires());
  }

  @Override
  public boolean isRight(RecoveryCode code) {
    return new PasswordHasher(session, realm)
            .verify(code.secret(), StoredJson.secret(stored, Hashed.class))
        && code.isBypass();
  }

  @Override
  public boolean use() {
    return new UserChange(session, realm, userId)
        .makeAndTell(
            owner ->
                newest(owner)
                    .filter(row -> row.getId().equals(id()))
                    .filter(row -> removeAll(owner)))
        .isPresent();
  }

  /** Of two that were issued at the same moment the later one counts, and both go with it. */
  private static Optional<CredentialModel> newest(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(TYPE)
        .max(
            Comparator.comparing(CredentialModel::getCreatedDate)
                .thenComparing(CredentialModel::getId));
  }

  private static boolean removeAll(UserModel user) {
    List<CredentialModel> rows =
        user.credentialManager().getStoredCredentialsByTypeStream(TYPE).toList();
    rows.forEach(row -> user.credentialManager().removeStoredCredentialById(row.getId()));
    return !rows.isEmpty();
  }
}
