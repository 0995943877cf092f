package dev.secondfactor.keycloak.reset;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.recovery.StoredBypass;
import dev.secondfactor.keycloak.store.UserChange;
import dev.secondfactor.keycloak.trust.TrustedBrowsers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Takes second factors from a user who cannot use them any more, as an administrator does. */
public final class FactorReset {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  /** The reset of a user. */
  public FactorReset(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /**
   * Removes all that is enrolled for these methods, ends their locks, and tells the owner of each
   * thing that was removed. A bypass code goes with the recovery codes; no browser is trusted any
   * more. It is done when this returns, whether or not the request succeeds: locks are ended in
   * transactions of their own, which one of the request would be in the way of.
   *
   * @return how many credentials there were
   */
  public int of(Set<Method> methods) {
    List<Concerned> removed =
        new UserChange(session, realm, user.getId())
            .makeAndTell(owner -> Optional.of(remove(owner, methods)))
            .orElse(List.of());
    if (methods.contains(Method.RECOVERY_CODES)) {
      StoredBypass.withdraw(session, realm, user);
    }
    UserLocks locks = new UserLocks(session, realm, user);
    methods.forEach(locks::clear);
    OwnerNotices notices = new OwnerNotices(session, realm);
    removed.forEach(concerned -> notices.tell(user, OwnerNotice.RESET, concerned));
    return removed.size();
  }

  private static List<Concerned> remove(UserModel owner, Set<Method> methods) {
    List<CredentialModel> enrolled =
        owner
            .credentialManager()
            .getStoredCredentialsStream()
            .filter(
                each ->
                    SecondFactors.methodOf(each.getType()).filter(methods::contains).isPresent())
            .toList();
    TrustedBrowsers.forget(owner);
    return enrolled.stream()
        .filter(each -> owner.credentialManager().removeStoredCredentialById(each.getId()))
        .map(RemovedFactor::concerned)
        .toList();
  }
}
