package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.Notice;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.core.totp.TotpParameters;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.page.TotpSetupPage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.requiredactions.check.CodeCheck;
import dev.secondfactor.requiredactions.confirm.ProtectedChange;
import dev.secondfactor.requiredactions.recovery.RecoveryOffer;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;

/** One call of the set-up: what is due follows from the state on the server. */
final class TotpEnrolment {

  private final RequiredActionContext context;
  private final TotpParameters parameters;
  private final Duration lifetime;
  private final Set<String> others;
  private final CodeSteps steps;
  private final ProtectedChange change;
  private final CodeCheck check;
  private final Resynchronisation resynchronisation;

  TotpEnrolment(RequiredActionContext context) {
    this.context = context;
    this.parameters = TotpCredentials.parameters(context.getRealm().getOTPPolicy());
    this.lifetime = RealmPolicy.of(context.getSession(), context.getRealm()).totpSetupLifetime();
    this.others = TotpCredentials.ids(context.getUser());
    this.steps = new CodeSteps(context.getSession(), context.getRealm());
    this.change = new ProtectedChange(context);
    this.check = new CodeCheck(context, Method.TOTP, EventType.UPDATE_CREDENTIAL);
    this.resynchronisation = new Resynchronisation(context);
  }

  /**
   * Shows the page, unless a fresh check is missing: the confirmation stands before this action, so
   * that only happens where it was switched off.
   */
  void begin() {
    if (change.lacksConfirmation()) {
      context.ignore();
      return;
    }
    change.confirm();
    if (resynchronisation.isRequested()) {
      resynchronisation.show();
    } else {
      show();
    }
  }

  /** Shows the page; a secret that is still good is shown again, however often it is reloaded. */
  private void show() {
    Optional<TotpSetup> known = known();
    if (known.isPresent() && known.orElseThrow().remaining(lifetime).isZero()) {
      renew("");
    } else {
      TotpSetupPage page = page("");
      if (known.isEmpty() && TotpCredentials.isNew(context.getUser(), lifetime)) {
        // The login that this window was in may have been ended by the other one.
        page.info("secondFactorTotpSetupDone");
      }
      show(known.orElseGet(this::fresh), page, new Notice.None());
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    if (change.lacksConfirmation()) {
      context.failure("second_factor_required");
    } else if (form.isRetry()) {
      show();
    } else if (form.isResync() && resynchronisation.isPossible()) {
      resynchronisation.show();
    } else if (form.nextCode().isPresent() && resynchronisation.isPossible()) {
      resynchronisation.act(form);
    } else {
      setUp(form);
    }
  }

  private void setUp(CodeForm form) {
    Optional<TotpSetup> known = known();
    if (known.isEmpty() || known.orElseThrow().remaining(lifetime).isZero()) {
      renew(form.deviceName());
    } else if (!known.orElseThrow().others().equals(others)) {
      doneElsewhere(form);
    } else {
      prove(known.orElseThrow(), form);
    }
  }

  private void prove(TotpSetup setup, CodeForm form) {
    DeviceName name = new DeviceName(form.deviceName(), context.getUser());
    if (!name.isGood()) {
      show(setup, name.sayOn(page(form.deviceName())), new Notice.None());
    } else if (!check.isLockedByKeycloak(() -> locked(setup, form))) {
      answer(setup, form);
    }
  }

  private void answer(TotpSetup setup, CodeForm form) {
    CodeReport report =
        new CodeReport(
            context.getSession(),
            context.getRealm(),
            context.getUser(),
            Concerned.app(form.deviceName()),
            true);
    Answer answer =
        steps
            .totp()
            .submit(steps.totpRequest(context.getUser(), true), setup.device(), form.code());
    Optional<Page> refused = check.refuse(report, answer);
    if (refused.isPresent()) {
      show(setup, page(form.deviceName()), refused.orElseThrow().notice());
    } else if (!steps.claimSetup(context.getUser(), others)) {
      doneElsewhere(form);
    } else {
      report.right(check.event());
      new EnrolledTotp(context, steps.lockout()).store(setup, form);
      TotpSetup.clear(context.getAuthenticationSession());
      new RecoveryOffer(context).afterTotp();
      context.success();
    }
  }

  /** Another window was faster: what this one shows is of no use any more. */
  private void doneElsewhere(CodeForm form) {
    show(fresh(), page(form.deviceName()).error("secondFactorTotpSetupDone"), new Notice.None());
  }

  private void renew(String name) {
    show(fresh(), page(name).renewed(), new Notice.None());
  }

  private void show(TotpSetup setup, TotpSetupPage page, Notice notice) {
    context.challenge(render(setup, page, notice));
  }

  private Response locked(TotpSetup setup, CodeForm form) {
    return render(
        setup, page(form.deviceName()).error("secondFactorAccountLocked"), new Notice.None());
  }

  private Response render(TotpSetup setup, TotpSetupPage page, Notice notice) {
    return page.device(setup.device(), context.getUser(), setup.remaining(lifetime)).render(notice);
  }

  private Optional<TotpSetup> known() {
    return TotpSetup.find(context.getAuthenticationSession(), parameters);
  }

  private TotpSetup fresh() {
    return TotpSetup.begin(context.getAuthenticationSession(), parameters, others);
  }

  private TotpSetupPage page(String name) {
    return new TotpSetupPage(context.getSession(), context.getRealm(), context.form())
        .name(!others.isEmpty(), name)
        .offersResync(resynchronisation.isPossible());
  }
}
