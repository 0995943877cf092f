package dev.secondfactor.requiredactions.check;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.step.CodeReport;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/**
 * The codes of one method in a required action. Keycloak's brute-force protection is honoured and
 * fed as in a login, which Keycloak does not do for required actions.
 */
public final class CodeCheck {

  private final RequiredActionContext context;
  private final Method method;
  private final EventType eventType;
  private final KeycloakBruteForce bruteForce;

  /**
   * A check within an action.
   *
   * @param eventType of the events of codes that are refused
   */
  public CodeCheck(RequiredActionContext context, Method method, EventType eventType) {
    this.context = context;
    this.method = method;
    this.eventType = eventType;
    this.bruteForce =
        new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser());
  }

  /**
   * Honours Keycloak's own lock, before any message and any comparison.
   *
   * @param barred the page that is shown when the user is locked
   * @return whether it was shown
   */
  public boolean isLockedByKeycloak(Supplier<Response> barred) {
    Optional<String> lock = bruteForce.lock();
    lock.ifPresent(
        error -> {
          SecondFactorEvents.describe(event(), method).error(error);
          context.challenge(barred.get());
        });
    return lock.isPresent();
  }

  /** Reports an answer that is not right; the page to show for it, or empty when it is right. */
  public Optional<Page> refuse(CodeReport report, Answer answer) {
    if (answer instanceof Answer.Wrong wrong) {
      Page state = report.wrong(event(), wrong);
      bruteForce.failed();
      return Optional.of(state);
    }
    if (answer instanceof Answer.NotCompared notCompared) {
      report.notCompared(event(), notCompared.page());
      return Optional.of(notCompared.page());
    }
    return Optional.empty();
  }

  /** An event beside the one that Keycloak writes at the end of the action. */
  public EventBuilder event() {
    return context.getEvent().clone().event(eventType);
  }
}
