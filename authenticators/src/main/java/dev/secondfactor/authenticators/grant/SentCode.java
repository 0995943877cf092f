package dev.secondfactor.authenticators.grant;

import dev.secondfactor.authenticators.step.LoginStep;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.step.CodeReport;
import org.keycloak.events.EventBuilder;

/**
 * A code that is sent.
 *
 * @param step the domain's step
 * @param request who is asked, and where
 * @param report reports of it
 */
record SentCode(CodeStep step, CodeRequest request, CodeReport report) implements GrantCode {

  /** Sends a code when none was sent for this sign-in, else another when it is time for one. */
  Page send() {
    Page page = step.resend(request);
    report.shown(page);
    return page;
  }

  @Override
  public Answer answer(String input) {
    return step.submit(request, input);
  }

  @Override
  public void right(EventBuilder event, Answer answer) {
    report.right(event);
  }

  @Override
  public void pass(LoginStep login, Answer answer) {
    login.pass();
  }
}
