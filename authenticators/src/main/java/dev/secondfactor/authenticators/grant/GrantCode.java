package dev.secondfactor.authenticators.grant;

import dev.secondfactor.authenticators.step.LoginStep;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.keycloak.step.CodeReport;
import org.keycloak.events.EventBuilder;

/** A code of one method, as an application gives it. */
sealed interface GrantCode permits SentCode, AppsCode, KeptCode {

  /** Compares what was given, as far as the limits allow. */
  Answer answer(String input);

  /** Reports of codes like this. */
  CodeReport report();

  /** Reports a right one. */
  void right(EventBuilder event, Answer answer);

  /** Goes on in the flow after a right one. */
  void pass(LoginStep step, Answer answer);
}
