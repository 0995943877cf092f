package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.Notice;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.event.SecondFactorMetrics;
import dev.secondfactor.keycloak.event.SecondFactorMetrics.Attempt;
import dev.secondfactor.keycloak.lockout.WrongCodes;
import dev.secondfactor.keycloak.mail.Concerned;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Reports what came of a code: as an event, as a metric and, when a lock was set, to the owner. */
public final class CodeReport {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Concerned concerned;
  private final boolean enrolment;

  /**
   * Reports on the codes of one second factor of one user.
   *
   * @param enrolment whether they prove a new factor
   */
  public CodeReport(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      Concerned concerned,
      boolean enrolment) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.concerned = concerned;
    this.enrolment = enrolment;
  }

  /** Reports on one request for a code that is sent. */
  public static CodeReport of(
      KeycloakSession session, RealmModel realm, UserModel user, CodeRequest request) {
    return new CodeReport(
        session,
        realm,
        user,
        Concerned.destination(request.destination()),
        request.purpose() == Purpose.ENROLMENT);
  }

  /** The code was right. */
  public void right(EventBuilder event) {
    SecondFactorEvents.describe(event, method());
    SecondFactorMetrics.attempt(realm, method(), Attempt.VERIFIED);
  }

  /**
   * The code was compared and wrong.
   *
   * @return the page to show for it
   */
  public Page wrong(EventBuilder event, Answer.Wrong answer) {
    SecondFactorEvents.wrong(event.user(user), method());
    boolean deactivated =
        new WrongCodes(session, realm, user).follow(concerned, answer.failure(), enrolment);
    return deactivated ? Page.deactivated() : answer.page();
  }

  /** Nothing was compared. */
  public void notCompared(EventBuilder event, Page page) {
    SecondFactorMetrics.attempt(realm, method(), Attempt.REFUSED);
    switch (page.view().state()) {
      case LOCKED -> SecondFactorEvents.locked(event.user(user), method());
      case DISABLED -> SecondFactorEvents.disabled(event.user(user), method());
      case OPEN, CLOSED -> {
        if (page.notice() instanceof Notice.Expired || page.notice() instanceof Notice.UsedUp) {
          SecondFactorEvents.notCompared(event.user(user), method());
        }
      }
    }
  }

  /** A page was shown without an answer to a code. */
  public void shown(Page page) {
    if (page.notice() instanceof Notice.SendLimited) {
      SecondFactorMetrics.sendRefused(realm, method());
    }
  }

  private Method method() {
    return concerned.method();
  }
}
