package dev.secondfactor.authenticators.grant;

import dev.secondfactor.authenticators.step.LoginStep;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.RecoveryCheck;
import org.keycloak.events.EventBuilder;

/**
 * A recovery code, or the code of an administrator.
 *
 * @param check the check of the user's codes
 */
record KeptCode(RecoveryCheck check) implements GrantCode {

  @Override
  public Answer answer(String input) {
    return check.answer(input);
  }

  @Override
  public CodeReport report() {
    return check.report();
  }

  @Override
  public void right(EventBuilder event, Answer answer) {
    check.rightWithoutPages(event, answer);
  }

  @Override
  public void pass(LoginStep step, Answer answer) {
    step.pass(check.credentialId(answer));
  }
}
