package dev.secondfactor.keycloak.guard;

import dev.secondfactor.core.lockout.GuardRecords;
import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.totp.Drifts;
import dev.secondfactor.core.use.LastUses;
import dev.secondfactor.keycloak.store.UserChange;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * Guard records in a stored credential of type {@value #TYPE}, one for each user. It goes with the
 * user, needs no table, and works for users of a federated store.
 */
public final class StoredGuardRecords implements GuardRecords, Drifts, LastUses {

  /** The credential type of the record. */
  public static final String TYPE = "second-factor-guard";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Map<Subject, MethodGuard> changed = new HashMap<>();

  /** The guard records of a realm's users. */
  public StoredGuardRecords(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  @Override
  public MethodGuard read(Subject subject) {
    return Optional.ofNullable(changed.get(subject))
        .orElseGet(() -> data(subject.userId()).get(subject.account()));
  }

  @Override
  public MethodGuard update(Subject subject, UnaryOperator<MethodGuard> change) {
    write(
        subject.userId(),
        (user, data) -> {
          MethodGuard guard = change.apply(data.get(subject.account()));
          changed.put(subject, guard);
          return data.with(subject.account(), guard);
        });
    return Optional.ofNullable(changed.get(subject)).orElse(MethodGuard.CLEAR);
  }

  @Override
  public int read(String realmId, String userId, String credentialId) {
    return data(userId).drift(credentialId);
  }

  @Override
  public void learn(String realmId, String userId, String credentialId, int drift) {
    write(
        userId,
        (user, data) ->
            data.withDrift(
                credentialId,
                drift,
                user.credentialManager()
                    .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                    .map(CredentialModel::getId)
                    .collect(Collectors.toSet())));
  }

  @Override
  public Optional<LocalDate> lastUsed(String userId, String factor) {
    return Optional.ofNullable(data(userId).uses().get(factor));
  }

  @Override
  public void used(String userId, String factor, LocalDate day) {
    write(userId, (user, data) -> data.withUse(factor, day, factors(user)));
  }

  /** The ids of all credentials, and those of the methods that may need none. */
  private static Set<String> factors(UserModel user) {
    return Stream.concat(
            Arrays.stream(Method.values()).map(Method::id),
            user.credentialManager().getStoredCredentialsStream().map(CredentialModel::getId))
        .collect(Collectors.toSet());
  }

  private GuardData data(String userId) {
    return Optional.ofNullable(session.users().getUserById(realm, userId))
        .flatMap(StoredGuardRecords::record)
        .map(GuardData::of)
        .orElseGet(GuardData::empty);
  }

  private void write(String userId, BiFunction<UserModel, GuardData, GuardData> change) {
    new UserChange(session, realm, userId).make(user -> write(user, change));
  }

  void write(UserModel user, BiFunction<UserModel, GuardData, GuardData> change) {
    Optional<CredentialModel> record = record(user);
    GuardData kept = record.map(GuardData::of).orElseGet(GuardData::empty);
    GuardData next = change.apply(user, kept);
    if (next == kept) {
      return;
    }
    if (record.isPresent()) {
      user.credentialManager().updateStoredCredential(next.writeTo(record.orElseThrow()));
    } else if (!next.isEmpty()) {
      user.credentialManager().createStoredCredential(next.writeTo(newRecord(user)));
    }
  }

  static Optional<CredentialModel> record(UserModel user) {
    return user.credentialManager().getStoredCredentialsByTypeStream(TYPE).findFirst();
  }

  /**
   * The id depends on the user alone: two nodes that create the record collide and one tries again.
   */
  private CredentialModel newRecord(UserModel user) {
    CredentialModel record = new CredentialModel();
    String name = TYPE + ":" + realm.getId() + ":" + user.getId();
    record.setId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    record.setType(TYPE);
    record.setUserLabel(TYPE);
    record.setCreatedDate(Time.currentTimeMillis());
    record.setSecretData("{}");
    return record;
  }
}
