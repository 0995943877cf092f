package dev.secondfactor.authenticators.totp;

import dev.secondfactor.authenticators.step.LoginStep;
import dev.secondfactor.authenticators.trust.TrustOffer;
import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.keycloak.page.OtherSteps;
import dev.secondfactor.keycloak.page.TotpPage;
import dev.secondfactor.keycloak.step.AppCode;
import dev.secondfactor.keycloak.step.CodeForm;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One call of the login step: asks the domain and answers with one of Keycloak's outcomes. */
final class TotpLogin {

  private final AuthenticationFlowContext context;
  private final LoginStep step;
  private final TrustOffer offer;

  TotpLogin(AuthenticationFlowContext context) {
    this.context = context;
    this.step = new LoginStep(context, Method.TOTP);
    this.offer = new TrustOffer(context);
  }

  void open() {
    if (!step.isPassedBefore() && !isLockedByKeycloak()) {
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
    } else if (form.isRetry() || step.isPassedBefore() || app.isEmpty()) {
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
    if (!step.refuses(app.report(), answer, state -> app.render(page, state))) {
      app.right(context.getEvent(), form);
      offer.take(Method.TOTP);
      step.pass(app.credentialId());
    }
  }

  private Optional<AppCode> app(String device) {
    return AppCode.of(context.getSession(), context.getRealm(), context.getUser(), device);
  }

  private boolean isLockedByKeycloak() {
    return step.isLockedByKeycloak(() -> page().barred("secondFactorAccountLocked"));
  }

  private TotpPage page() {
    return new TotpPage(context.form(), Purpose.LOGIN)
        .others(new OtherSteps(context))
        .trust(offer.days(), offer.isTicked());
  }
}
