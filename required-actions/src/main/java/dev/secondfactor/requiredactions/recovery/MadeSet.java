package dev.secondfactor.requiredactions.recovery;

import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.RecoveryRules;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.SetCipher;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.key.ViewingKeys;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.PasswordHasher;
import dev.secondfactor.keycloak.recovery.RecoveryCredential;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.keycloak.store.UserChange;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What follows from codes that are kept: the set, a clear account of failures, event and mail. */
final class MadeSet {

  private static final Logger LOG = Logger.getLogger(MadeSet.class);

  private final RequiredActionContext context;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final CodeSteps steps;

  MadeSet(RequiredActionContext context) {
    this.context = context;
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.user = context.getUser();
    this.steps = new CodeSteps(session, realm);
  }

  /**
   * Stores the set in place of what there was, and tells of it.
   *
   * @return false, and nothing is done, when another window is storing one or has done so
   */
  boolean store(PendingSet pending) {
    if (!steps.claimSet(user)) {
      return false;
    }
    try {
      RecoverySet set = sealed(pending, hashed(pending));
      boolean stored = replace(pending.others(), set);
      if (stored) {
        tell(pending, set);
      }
      return stored;
    } finally {
      steps.releaseSet(user);
    }
  }

  /**
   * In a transaction of its own: one of the codes before may be being used at this moment, and this
   * request is not to fail for it. What it has read of the user may be old.
   */
  private boolean replace(Set<String> others, RecoverySet set) {
    return new UserChange(session, realm, user.getId())
        .makeAndTell(
            owner ->
                Optional.of(owner)
                    .filter(now -> RecoveryCredentials.ids(now).equals(others))
                    .map(now -> RecoveryCredentials.replace(now, RecoveryCredential.of(set))))
        .isPresent();
  }

  private void tell(PendingSet pending, RecoverySet set) {
    // A method that was disabled works again after being bound anew (RL-4).
    steps.lockout().reset(new Subject(realm.getId(), user.getId(), Method.RECOVERY_CODES, false));
    SecondFactorEvents.describe(
        context.getEvent().event(EventType.UPDATE_CREDENTIAL), Method.RECOVERY_CODES);
    new OwnerNotices(session, realm)
        .tell(
            user,
            pending.others().isEmpty() ? OwnerNotice.ENROLLED : OwnerNotice.REPLACED,
            Concerned.recoveryCodes(set.left()));
  }

  private RecoverySet hashed(PendingSet pending) {
    return RecoverySet.of(
        pending.id(), pending.madeAt(), pending.codes(), new PasswordHasher(session, realm));
  }

  private RecoverySet sealed(PendingSet pending, RecoverySet set) {
    RecoveryRules rules = RealmPolicy.of(session, realm).recovery();
    if (!rules.viewable()) {
      return set;
    }
    Optional<SetCipher> cipher = ViewingKeys.of(session, rules);
    if (cipher.isEmpty()) {
      LOG.warnf(
          "Realm %s lets users see their recovery codes again, and there is no key for that",
          realm.getName());
    }
    return cipher
        .map(known -> known.seal(ViewingKeys.binding(realm, user, set), pending.codes()))
        .map(set::with)
        .orElse(set);
  }
}
