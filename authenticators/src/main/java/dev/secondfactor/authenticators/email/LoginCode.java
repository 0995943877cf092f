package dev.secondfactor.authenticators.email;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.page.CodePage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.keycloak.step.FreshCheck;
import dev.secondfactor.keycloak.step.LoginRun;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;

/** One call of the login step: asks the domain and answers with one of Keycloak's outcomes. */
final class LoginCode {

  private static final Method METHOD = Method.EMAIL_OTP;

  private final AuthenticationFlowContext context;
  private final CodeRequest request;
  private final CodeStep step;
  private final KeycloakBruteForce bruteForce;
  private final CodeReport report;
  private final LoginRun run;

  private LoginCode(AuthenticationFlowContext context, CodeRequest request) {
    this.context = context;
    this.request = request;
    this.step = new CodeSteps(context.getSession(), context.getRealm()).byMail(context.getUser());
    this.bruteForce =
        new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser());
    this.report =
        CodeReport.of(context.getSession(), context.getRealm(), context.getUser(), request);
    this.run = LoginRun.of(context.getSession(), context.getAuthenticationSession(), METHOD);
  }

  /** The step for the user of this flow; empty when there is no address to send to. */
  static Optional<LoginCode> of(AuthenticationFlowContext context) {
    return new EmailDestinations(RealmPolicy.of(context.getSession(), context.getRealm()))
        .of(context.getUser())
        .map(
            address ->
                CodeSteps.request(
                    context.getAuthenticationSession(),
                    METHOD,
                    Purpose.LOGIN,
                    address,
                    context.getConnection()))
        .map(request -> new LoginCode(context, request));
  }

  static void noAddress(AuthenticationFlowContext context) {
    context.challenge(
        page(context).barred(METHOD.id(), Purpose.LOGIN.id(), "secondFactorNoAddress"));
  }

  void open() {
    if (run.isPassed()) {
      context.success(EmailCredential.TYPE);
    } else if (!isLockedByKeycloak()) {
      show(step.open(request));
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    if (form.isCancel()) {
      context.cancelLogin();
    } else if (!isLockedByKeycloak()) {
      if (form.isResend()) {
        show(step.resend(request));
      } else if (form.isRetry()) {
        show(step.open(request));
      } else {
        answer(step.submit(request, form.code()));
      }
    }
  }

  private void answer(Answer answer) {
    if (answer instanceof Answer.Wrong wrong) {
      report.wrong(context.getEvent(), wrong.page());
      bruteForce.failed();
      context.failureChallenge(
          AuthenticationFlowError.INVALID_CREDENTIALS, page(context).render(request, wrong.page()));
    } else if (answer instanceof Answer.NotCompared notCompared) {
      report.notCompared(context.getEvent(), notCompared.page());
      context.challenge(page(context).render(request, notCompared.page()));
    } else {
      report.right(context.getEvent());
      bruteForce.succeeded();
      run.pass();
      FreshCheck.note(context.getAuthenticationSession(), METHOD);
      context.success(EmailCredential.TYPE);
    }
  }

  private void show(Page page) {
    report.shown(page);
    context.challenge(page(context).render(request, page));
  }

  /** Keycloak's own lock is honoured before any message and any comparison. */
  private boolean isLockedByKeycloak() {
    Optional<String> lock = bruteForce.lock();
    lock.ifPresent(
        error -> {
          SecondFactorEvents.describe(context.getEvent(), METHOD).error(error);
          context.challenge(
              page(context).barred(METHOD.id(), Purpose.LOGIN.id(), "secondFactorAccountLocked"));
        });
    return lock.isPresent();
  }

  private static CodePage page(AuthenticationFlowContext context) {
    return new CodePage(context.getSession(), context.getRealm(), context.form());
  }
}
