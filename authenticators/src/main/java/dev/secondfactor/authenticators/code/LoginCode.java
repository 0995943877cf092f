package dev.secondfactor.authenticators.code;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.credential.Destinations;
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
public final class LoginCode {

  private final AuthenticationFlowContext context;
  private final CodeRequest request;
  private final CodeStep step;
  private final KeycloakBruteForce bruteForce;
  private final CodeReport report;
  private final LoginRun run;

  private LoginCode(AuthenticationFlowContext context, CodeRequest request) {
    this.context = context;
    this.request = request;
    this.step =
        new CodeSteps(context.getSession(), context.getRealm())
            .sending(request.method(), context.getUser());
    this.bruteForce =
        new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser());
    this.report =
        CodeReport.of(context.getSession(), context.getRealm(), context.getUser(), request);
    this.run =
        LoginRun.of(context.getSession(), context.getAuthenticationSession(), request.method());
  }

  /** The step for the user of this flow; empty when there is nowhere to send to. */
  private static Optional<LoginCode> of(AuthenticationFlowContext context, Method method) {
    return new Destinations(RealmPolicy.of(context.getSession(), context.getRealm()))
        .of(method, context.getUser())
        .map(
            destination ->
                CodeSteps.request(
                    context.getAuthenticationSession(),
                    method,
                    Purpose.LOGIN,
                    destination,
                    context.getConnection()))
        .map(request -> new LoginCode(context, request));
  }

  /** Opens the page. */
  public static void open(AuthenticationFlowContext context, Method method) {
    of(context, method).ifPresentOrElse(LoginCode::open, () -> nowhere(context, method));
  }

  /** Answers what was sent from it. */
  public static void act(AuthenticationFlowContext context, Method method) {
    of(context, method).ifPresentOrElse(LoginCode::act, () -> nowhere(context, method));
  }

  private static void nowhere(AuthenticationFlowContext context, Method method) {
    String text = method == Method.SMS_OTP ? "secondFactorSmsNoNumber" : "secondFactorNoAddress";
    context.challenge(page(context).barred(method.id(), Purpose.LOGIN.id(), text));
  }

  private void open() {
    if (run.isPassed()) {
      context.success(request.method().credentialType());
    } else if (!isLockedByKeycloak()) {
      show(step.open(request));
    }
  }

  private void act() {
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
      FreshCheck.note(context.getAuthenticationSession(), request.method());
      context.success(request.method().credentialType());
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
          SecondFactorEvents.describe(context.getEvent(), request.method()).error(error);
          context.challenge(
              page(context)
                  .barred(request.method().id(), Purpose.LOGIN.id(), "secondFactorAccountLocked"));
        });
    return lock.isPresent();
  }

  private static CodePage page(AuthenticationFlowContext context) {
    return new CodePage(context.getSession(), context.getRealm(), context.form());
  }
}
