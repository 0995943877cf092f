package dev.secondfactor.authenticators.code;

import dev.secondfactor.authenticators.step.LoginStep;
import dev.secondfactor.authenticators.trust.TrustOffer;
import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.credential.Destinations;
import dev.secondfactor.keycloak.page.CodePage;
import dev.secondfactor.keycloak.page.OtherSteps;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.keycloak.step.ProvenMailbox;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One call of the login step: asks the domain and answers with one of Keycloak's outcomes. */
public final class LoginCode {

  private final AuthenticationFlowContext context;
  private final CodeRequest request;
  private final CodeStep code;
  private final CodeReport report;
  private final LoginStep step;
  private final TrustOffer offer;

  private LoginCode(AuthenticationFlowContext context, CodeRequest request) {
    this.context = context;
    this.request = request;
    this.code =
        new CodeSteps(context.getSession(), context.getRealm())
            .sending(request.method(), context.getUser());
    this.report =
        CodeReport.of(context.getSession(), context.getRealm(), context.getUser(), request);
    this.step = new LoginStep(context, request.method());
    this.offer = new TrustOffer(context);
  }

  /** The step for the user of this flow; empty when there is nowhere to send to. */
  private static Optional<LoginCode> of(AuthenticationFlowContext context, Method method) {
    return new Destinations(RealmPolicy.of(context.getSession(), context.getRealm()))
        .of(method, context.getUser())
        .filter(to -> !ProvenMailbox.isOf(context.getSession(), context.getUser(), to))
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
    if (!step.isPassedBefore() && !isLockedByKeycloak()) {
      show(code.open(request));
    }
  }

  private void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    if (form.isCancel()) {
      context.cancelLogin();
    } else if (!isLockedByKeycloak()) {
      if (form.isResend()) {
        show(code.resend(request));
      } else if (form.isRetry()) {
        show(code.open(request));
      } else {
        answer(code.submit(request, form.code()));
      }
    }
  }

  private void answer(Answer answer) {
    if (!step.refuses(report, answer, state -> page().render(request, state))) {
      report.right(context.getEvent());
      offer.take(request.method());
      step.pass();
    }
  }

  private void show(Page page) {
    report.shown(page);
    context.challenge(page().render(request, page));
  }

  private boolean isLockedByKeycloak() {
    return step.isLockedByKeycloak(
        () ->
            page(context)
                .barred(request.method().id(), Purpose.LOGIN.id(), "secondFactorAccountLocked"));
  }

  private CodePage page() {
    return page(context).trust(offer.days(), offer.isTicked());
  }

  private static CodePage page(AuthenticationFlowContext context) {
    return new CodePage(context.getSession(), context.getRealm(), context.form())
        .others(new OtherSteps(context));
  }
}
