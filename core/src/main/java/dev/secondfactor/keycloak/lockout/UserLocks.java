package dev.secondfactor.keycloak.lockout;

import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The accounts of wrong codes of a user, for all methods, as an administrator sees and ends them.
 */
public final class UserLocks {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Lockout lockout;

  /** The accounts of a user. */
  public UserLocks(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.lockout = RealmLockout.of(session, realm);
  }

  /** Whether a method accepts codes. */
  public LockState state(Method method) {
    return lockout.state(subject(method, false));
  }

  /** What is kept durably of a method. */
  public MethodGuard guard(Method method) {
    return new StoredGuardRecords(session, realm).read(subject(method, false));
  }

  /** Clears one method, also where a new factor is being proven. */
  public void clear(Method method) {
    lockout.reset(subject(method, false));
    lockout.reset(subject(method, true));
  }

  /** Clears all methods. */
  public void clear() {
    for (Method method : Method.values()) {
      clear(method);
    }
  }

  /**
   * Enables the account again, when it was wrong codes that have deactivated it.
   *
   * @return whether it was
   */
  public boolean activate() {
    return Deactivation.end(user);
  }

  private Subject subject(Method method, boolean enrolment) {
    return new Subject(realm.getId(), user.getId(), method, enrolment);
  }
}
