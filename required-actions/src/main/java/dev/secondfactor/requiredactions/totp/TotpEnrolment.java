package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.Notice;
import dev.secondfactor.core.totp.TotpParameters;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.page.TotpSetupPage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.requiredactions.confirm.ProtectedChange;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/** One call of the set-up: what is due follows from the state on the server. */
final class TotpEnrolment {

  private final RequiredActionContext context;
  private final TotpParameters parameters;
  private final Duration lifetime;
  private final Set<String> others;
  private final CodeSteps steps;

  TotpEnrolment(RequiredActionContext context) {
    this.context = context;
    this.parameters = TotpCredentials.parameters(context.getRealm().getOTPPolicy());
    this.lifetime = RealmPolicy.of(context.getSession(), context.getRealm()).totpSetupLifetime();
    this.others = TotpCredentials.ids(context.getUser());
    this.steps = new CodeSteps(context.getSession(), context.getRealm());
  }

  /**
   * Shows the page, unless a fresh check is missing: the confirmation stands before this action, so
   * that only happens where it was switched off.
   */
  void begin() {
    ProtectedChange change = new ProtectedChange(context);
    if (change.lacksConfirmation()) {
      context.ignore();
    } else {
      change.confirm();
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
    Optional<TotpSetup> known = known();
    if (new ProtectedChange(context).lacksConfirmation()) {
      context.failure("second_factor_required");
    } else if (known.isEmpty() || known.orElseThrow().remaining(lifetime).isZero()) {
      renew(form.deviceName());
    } else if (!known.orElseThrow().others().equals(others)) {
      doneElsewhere(form);
    } else {
      prove(known.orElseThrow(), form);
    }
  }

  private void prove(TotpSetup setup, CodeForm form) {
    DeviceName name = new DeviceName(form.deviceName(), context.getUser());
    if (isLockedByKeycloak(setup, form)) {
      return;
    }
    if (!name.isGood()) {
      context.challenge(
          name.sayOn(page(form.deviceName()))
              .device(setup.device(), context.getUser(), setup.remaining(lifetime))
              .render(new Notice.None()));
      return;
    }
    CodeReport report =
        new CodeReport(
            context.getSession(),
            context.getRealm(),
            context.getUser(),
            Concerned.app(form.deviceName()));
    Answer answer =
        steps
            .totp()
            .submit(steps.totpRequest(context.getUser(), true), setup.device(), form.code());
    if (answer instanceof Answer.Wrong wrong) {
      report.wrong(event(), wrong.page());
      bruteForce().failed();
      show(setup, page(form.deviceName()), wrong.page().notice());
    } else if (answer instanceof Answer.NotCompared notCompared) {
      report.notCompared(event(), notCompared.page());
      show(setup, page(form.deviceName()), notCompared.page().notice());
    } else if (!steps.claimSetup(context.getUser(), others)) {
      doneElsewhere(form);
    } else {
      report.right(event());
      new EnrolledTotp(context, steps.lockout()).store(setup, form);
      TotpSetup.clear(context.getAuthenticationSession());
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
    context.challenge(
        page.device(setup.device(), context.getUser(), setup.remaining(lifetime)).render(notice));
  }

  private boolean isLockedByKeycloak(TotpSetup setup, CodeForm form) {
    Optional<String> lock = bruteForce().lock();
    lock.ifPresent(
        error -> {
          SecondFactorEvents.describe(event(), Method.TOTP).error(error);
          show(
              setup, page(form.deviceName()).error("secondFactorAccountLocked"), new Notice.None());
        });
    return lock.isPresent();
  }

  private Optional<TotpSetup> known() {
    return TotpSetup.find(context.getAuthenticationSession(), parameters);
  }

  private TotpSetup fresh() {
    return TotpSetup.begin(context.getAuthenticationSession(), parameters, others);
  }

  private TotpSetupPage page(String name) {
    return new TotpSetupPage(context.getSession(), context.getRealm(), context.form())
        .name(!others.isEmpty(), name);
  }

  private KeycloakBruteForce bruteForce() {
    return new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser());
  }

  private EventBuilder event() {
    return context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL);
  }
}
