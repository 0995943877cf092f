package dev.secondfactor.requiredactions.choice;

import dev.secondfactor.core.grace.Grace;
import dev.secondfactor.core.grace.GraceRules;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.guard.StoredGrace;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.store.KeycloakClock;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whether and for how long the user of an action may put the set-up off. */
final class PutOff {

  private static final String NOTE = SetupActions.CHOOSE + ".put-off";

  private final RequiredActionContext context;
  private final AuthenticationSessionModel authSession;
  private final GraceRules rules;
  private final Clock clock = new KeycloakClock();
  private final StoredGrace stored;

  PutOff(RequiredActionContext context) {
    this.context = context;
    this.authSession = context.getAuthenticationSession();
    this.rules = RealmPolicy.of(context.getSession(), context.getRealm()).grace();
    this.stored =
        new StoredGrace(context.getSession(), context.getRealm(), context.getUser(), clock);
  }

  /**
   * What a page has to say.
   *
   * @param isOpen whether the set-up may be put off
   * @param end until when; empty when days are no limit
   * @param left how often; empty when that is no limit
   */
  record Left(boolean isOpen, Optional<Instant> end, Optional<Integer> left) {

    static final Left NOTHING = new Left(false, Optional.empty(), Optional.empty());
  }

  /** Begins the time in which it may be put off, when it has not begun, and tells what is left. */
  Left begin() {
    if (!isAllowed()) {
      return Left.NOTHING;
    }
    Grace grace = stored.begin();
    return grace.isOver(rules, clock.instant())
        ? Left.NOTHING
        : new Left(true, grace.end(rules), grace.left(rules));
  }

  /** Puts the set-up off for this login, and for the session that comes of it. */
  boolean tryOnce() {
    boolean could = isAllowed() && stored.putOff(rules);
    if (could) {
      authSession.setUserSessionNote(NOTE, Long.toString(clock.millis()));
    }
    return could;
  }

  /**
   * Whether it was put off in this login, or in the session that the login goes on with: whoever
   * goes from one application to the next is not asked at each. After the last day it counts no
   * more.
   */
  boolean isNoted() {
    if (!isAllowed()) {
      return false;
    }
    boolean isInTime =
        stored.read().end(rules).filter(end -> !clock.instant().isBefore(end)).isEmpty();
    return isInTime
        && Stream.concat(
                Stream.ofNullable(authSession.getUserSessionNotes().get(NOTE)),
                userSession().map(session -> session.getNote(NOTE)).stream())
            .findFirst()
            .isPresent();
  }

  /** What an administrator asks of a user cannot be put off. */
  private boolean isAllowed() {
    return !rules.isNone()
        && context.getUser().getRequiredActionsStream().noneMatch(SetupActions.CHOOSE::equals);
  }

  private Optional<UserSessionModel> userSession() {
    return Optional.ofNullable(
            context
                .getSession()
                .sessions()
                .getUserSession(context.getRealm(), authSession.getParentSession().getId()))
        .filter(session -> session.getUser() != null)
        .filter(session -> session.getUser().getId().equals(context.getUser().getId()));
  }
}
