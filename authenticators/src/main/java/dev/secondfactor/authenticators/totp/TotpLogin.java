package dev.secondfactor.authenticators.totp;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.page.TotpPage;
import dev.secondfactor.keycloak.step.AppCode;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.FreshCheck;
import dev.secondfactor.keycloak.step.LoginRun;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.models.credential.OTPCredentialModel;

/** One call of the login step: asks the domain and answers with one of Keycloak's outcomes. */
final class TotpLogin {

  private final AuthenticationFlowContext context;
  private final LoginRun run;

  TotpLogin(AuthenticationFlowContext context) {
    this.context = context;
    this.run = LoginRun.of(context.getSession(), context.getAuthenticationSession(), Method.TOTP);
  }

  void open() {
    if (run.isPassed()) {
      context.success(OTPCredentialModel.TYPE);
    } else if (!isLockedByKeycloak()) {
      app("")
          .ifPresentOrElse(
              app -> context.challenge(app.opened(page())),
              () -> context.challenge(page().barred("secondFactorTotpHotp")));
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    Optional<AppCode> app = app(form.device());
    if (form.isCancel()) {
      context.cancelLogin();
    } else if (form.isRetry() || run.isPassed() || app.isEmpty()) {
      open();
    } else if (!isLockedByKeycloak()) {
      if (form.isResync()) {
        context.challenge(app.orElseThrow().opened(page().resync()));
      } else {
        answer(app.orElseThrow(), form);
      }
    }
  }

  private void answer(AppCode app, CodeForm form) {
    Answer answer = app.answer(form);
    TotpPage page = form.nextCode().isPresent() ? page().resync() : page();
    if (answer instanceof Answer.Wrong wrong) {
      // Keycloak counts it by itself: the step is of its own category "otp".
      app.report().wrong(context.getEvent(), wrong.page());
      context.failureChallenge(
          AuthenticationFlowError.INVALID_CREDENTIALS, app.render(page, wrong.page()));
    } else if (answer instanceof Answer.NotCompared notCompared) {
      app.report().notCompared(context.getEvent(), notCompared.page());
      context.challenge(app.render(page, notCompared.page()));
    } else {
      app.right(context.getEvent(), form);
      run.pass();
      FreshCheck.note(context.getAuthenticationSession(), Method.TOTP);
      context.success(OTPCredentialModel.TYPE);
    }
  }

  private Optional<AppCode> app(String device) {
    return AppCode.of(context.getSession(), context.getRealm(), context.getUser(), device);
  }

  /** Keycloak's own lock is honoured before any comparison. */
  private boolean isLockedByKeycloak() {
    Optional<String> lock =
        new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser()).lock();
    lock.ifPresent(
        error -> {
          SecondFactorEvents.describe(context.getEvent(), Method.TOTP).error(error);
          context.challenge(page().barred("secondFactorAccountLocked"));
        });
    return lock.isPresent();
  }

  private TotpPage page() {
    return new TotpPage(context.form(), Purpose.LOGIN);
  }
}
