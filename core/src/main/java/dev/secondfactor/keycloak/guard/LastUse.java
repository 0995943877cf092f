package dev.secondfactor.keycloak.guard;

import dev.secondfactor.core.method.Method;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * On which days the second factors of a user were last used. What was removed is forgotten, and
 * what was enrolled anew was never used: each credential has an id of its own.
 */
public final class LastUse {

  private final Map<String, LocalDate> days;

  LastUse(Map<String, LocalDate> days) {
    this.days = Map.copyOf(days);
  }

  /** What is known of a user. */
  public static LastUse of(UserModel user) {
    return StoredGuardRecords.record(user).map(LastUse::in).orElseGet(LastUse::none);
  }

  /** What is known of a user without a guard record. */
  public static LastUse none() {
    return new LastUse(Map.of());
  }

  /** What a guard record knows. */
  public static LastUse in(CredentialModel record) {
    return new LastUse(GuardData.of(record).uses());
  }

  /** The day, in UTC; empty when this credential was never used in a login step of ours. */
  public Optional<LocalDate> of(String credentialId) {
    return Optional.ofNullable(days.get(credentialId));
  }

  /** The same of what needs no enrolment: codes to the verified address of the account. */
  public Optional<LocalDate> of(Method method) {
    return of(method.id());
  }
}
