package dev.secondfactor.authenticators.grant;

import dev.secondfactor.authenticators.step.LoginStep;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.keycloak.step.AppCode;
import dev.secondfactor.keycloak.step.CodeReport;
import org.keycloak.events.EventBuilder;

/**
 * A code of an authenticator app.
 *
 * @param app the app
 */
record AppsCode(AppCode app) implements GrantCode {

  @Override
  public Answer answer(String input) {
    return app.answer(input);
  }

  @Override
  public CodeReport report() {
    return app.report();
  }

  @Override
  public void right(EventBuilder event, Answer answer) {
    app.right(event);
  }

  @Override
  public void pass(LoginStep step, Answer answer) {
    step.pass(app.credentialId());
  }
}
