package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.budget.SendPermit;
import dev.secondfactor.core.budget.SendSubject;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.budget.RealmBudgets;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells the owner of a phone number what happens to it (NIST SP 800-63B-4, notices to the old and
 * the new address). A notice counts against the send budgets like a code: when they are spent it is
 * left out, and the mail about the same change tells of it alone.
 */
public final class SmsNotices {

  /** A notice that comes hours late still tells of something. */
  private static final Duration VALIDITY = Duration.ofHours(10);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  /** Notices to one user. */
  public SmsNotices(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /** Tells the owner of this number, after the request has succeeded. */
  public void tell(PhoneNumber number, SmsNotice notice) {
    SendPermit permit =
        RealmBudgets.sends(session, realm)
            .take(
                new SendSubject(
                    realm.getId(),
                    user.getId(),
                    Method.SMS_OTP,
                    number,
                    session.getContext().getConnection().getRemoteAddr()));
    if (permit instanceof SendPermit.Granted) {
      new SmsSender(session, realm)
          .sendAfterCommit(
              number, SmsWords.of(session, realm, user).notice(notice), VALIDITY, result -> {});
    }
  }
}
