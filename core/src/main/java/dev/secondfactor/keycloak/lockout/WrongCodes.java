package dev.secondfactor.keycloak.lockout;

import dev.secondfactor.core.lockout.Failure;
import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.lockout.Penalty;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.event.SecondFactorMetrics;
import dev.secondfactor.keycloak.event.SecondFactorMetrics.Attempt;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.store.RealmHash;
import dev.secondfactor.keycloak.store.SingleUseStore;
import dev.secondfactor.keycloak.store.UserChange;
import dev.secondfactor.keycloak.trust.TrustedBrowsers;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What follows from a wrong code for the account, wherever it was tried: events, the realm's
 * penalty, and mails to the owner.
 */
public final class WrongCodes {

  /** So many in a row after a right password are hardly the owner's typing errors. */
  private static final int SUSPICIOUS = 3;

  private static final Duration BETWEEN_NOTICES = Duration.ofHours(1);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final SecondFactorPolicy policy;

  /** The consequences for a user. */
  public WrongCodes(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.policy = RealmPolicy.of(session, realm);
  }

  /**
   * Lets them follow.
   *
   * @param enrolment whether the code was to prove a new factor; that leads to a lock of the set-up
   *     and to no more
   * @return whether the account is deactivated
   */
  public boolean follow(Concerned concerned, Failure failure, boolean enrolment) {
    SecondFactorMetrics.attempt(realm, concerned.method(), Attempt.WRONG);
    if (!failure.barredNow()) {
      if (!enrolment && isSuspicious(failure)) {
        tellOfGuesses(concerned);
      }
      return false;
    }
    SecondFactorMetrics.attempt(realm, concerned.method(), Attempt.LOCKED);
    if (!enrolment) {
      // Whoever guesses has the password already.
      new UserChange(session, realm, user.getId()).make(TrustedBrowsers::forget);
    }
    int failures = failures(concerned.method(), enrolment);
    boolean deactivated =
        !enrolment
            && policy.penalty() == Penalty.DEACTIVATE
            && Deactivation.of(session, realm, user);
    if (failure.state() instanceof LockState.Locked locked && !deactivated) {
      SecondFactorEvents.lockedNow(
          event(),
          concerned.method(),
          failures,
          new KeycloakClock().instant().plus(locked.remaining()));
      tell(OwnerNotice.LOCKED, concerned);
    } else {
      SecondFactorEvents.disabledNow(event(), concerned.method(), failures);
      tell(deactivated ? OwnerNotice.DEACTIVATED : OwnerNotice.DISABLED, concerned);
    }
    return deactivated;
  }

  /** In each round of guesses one is, whoever else guesses at the same moment. */
  private boolean isSuspicious(Failure failure) {
    return failure.state() instanceof LockState.Open
        && policy.lockout().maxFailures() - failure.left() == SUSPICIOUS;
  }

  /** Once an hour at most, for all methods together. */
  private void tellOfGuesses(Concerned concerned) {
    String key = RealmHash.of(session, realm).storeKey("guesses-told", realm.getId(), user.getId());
    if (new SingleUseStore(session).claim(key, BETWEEN_NOTICES)) {
      tell(OwnerNotice.GUESSED, concerned);
    }
  }

  private void tell(OwnerNotice notice, Concerned concerned) {
    new OwnerNotices(session, realm).tell(user, notice, concerned);
  }

  /** In a row, as the database has it: what this session has read may be older. */
  private int failures(Method method, boolean enrolment) {
    return new StoredGuardRecords(session, realm)
        .update(
            new Subject(realm.getId(), user.getId(), method, enrolment), UnaryOperator.identity())
        .failures();
  }

  private EventBuilder event() {
    return new EventBuilder(realm, session, session.getContext().getConnection())
        .user(user)
        .storeImmediately(true);
  }
}
