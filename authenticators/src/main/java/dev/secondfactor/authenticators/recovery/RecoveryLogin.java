package dev.secondfactor.authenticators.recovery;

import dev.secondfactor.authenticators.step.LoginStep;
import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.keycloak.page.OtherSteps;
import dev.secondfactor.keycloak.page.RecoveryPage;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.RecoveryCheck;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One call of the login step: asks the domain and answers with one of Keycloak's outcomes. */
final class RecoveryLogin {

  private final AuthenticationFlowContext context;
  private final LoginStep step;

  RecoveryLogin(AuthenticationFlowContext context) {
    this.context = context;
    this.step = new LoginStep(context, Method.RECOVERY_CODES);
  }

  void open() {
    if (!step.isPassedBefore() && !isLockedByKeycloak()) {
      check()
          .ifPresentOrElse(
              check -> context.challenge(check.opened(page())),
              () -> context.challenge(page().barred("secondFactorRecoveryNone")));
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    Optional<RecoveryCheck> check = check();
    if (form.isCancel()) {
      context.cancelLogin();
    } else if (form.isRetry() || step.isPassedBefore() || check.isEmpty()) {
      open();
    } else if (!isLockedByKeycloak()) {
      answer(check.orElseThrow(), form);
    }
  }

  private void answer(RecoveryCheck check, CodeForm form) {
    Answer answer = check.answer(form.code());
    if (!step.refuses(check.report(), answer, state -> check.render(page(), state))) {
      check.right(context.getEvent(), context.getAuthenticationSession(), answer);
      step.pass(check.credentialId(answer));
    }
  }

  private boolean isLockedByKeycloak() {
    return step.isLockedByKeycloak(() -> page().barred("secondFactorAccountLocked"));
  }

  private Optional<RecoveryCheck> check() {
    return RecoveryCheck.atLogin(context.getSession(), context.getRealm(), context.getUser());
  }

  private RecoveryPage page() {
    return new RecoveryPage(context.form(), Purpose.LOGIN).others(new OtherSteps(context));
  }
}
