package dev.secondfactor.keycloak.reset;

import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Ends what wrong codes have brought on a user, as an administrator does. */
public final class LockRelease {

  private final UserModel user;
  private final UserLocks locks;
  private final OwnerNotices notices;

  /** The release of a user. */
  public LockRelease(KeycloakSession session, RealmModel realm, UserModel user) {
    this.user = user;
    this.locks = new UserLocks(session, realm, user);
    this.notices = new OwnerNotices(session, realm);
  }

  /**
   * Ends the locks of these methods, whether or not the request succeeds, and tells the owner of
   * each that was locked or disabled. The account stays as it is.
   */
  public void of(Set<Method> methods) {
    List<Method> barred = methods.stream().filter(this::isBarred).toList();
    methods.forEach(locks::clear);
    tell(barred);
  }

  /** Ends all locks, and enables the account when it was wrong codes that have deactivated it. */
  public void all() {
    List<Method> barred = Stream.of(Method.values()).filter(this::isBarred).toList();
    List<Method> failed = Stream.of(Method.values()).filter(this::hasFailed).toList();
    locks.clear();
    tell(locks.activate() ? failed : barred);
  }

  private boolean isBarred(Method method) {
    return !(locks.state(method) instanceof LockState.Open);
  }

  private boolean hasFailed(Method method) {
    return isBarred(method) || locks.guard(method).failures() > 0;
  }

  private void tell(List<Method> released) {
    released.forEach(method -> notices.tell(user, OwnerNotice.UNLOCKED, Concerned.method(method)));
  }
}
