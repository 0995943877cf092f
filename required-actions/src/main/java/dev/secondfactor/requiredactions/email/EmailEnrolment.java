package dev.secondfactor.requiredactions.email;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.page.CodePage;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.keycloak.step.FreshCheck;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/**
 * One call of the enrolment. Which page is due follows from the state on the server: a fresh check
 * at the old address, the entry of an address, or the code that proves it.
 */
final class EmailEnrolment {

  private static final Method METHOD = Method.EMAIL_OTP;

  private final RequiredActionContext context;
  private final EnrolmentState state;
  private final Optional<EmailCredential> current;
  private final CodeSteps steps;

  EmailEnrolment(RequiredActionContext context) {
    this.context = context;
    this.state = new EnrolmentState(context.getAuthenticationSession());
    this.current = EmailCredentialProvider.of(context.getUser());
    this.steps = new CodeSteps(context.getSession(), context.getRealm());
  }

  void show() {
    Optional<CodeRequest> due = dueCode();
    if (isLockedByKeycloak()) {
      return;
    }
    if (due.isPresent()) {
      show(due.orElseThrow(), step().open(due.orElseThrow()));
    } else {
      context.challenge(new AddressForm(context, current).blank());
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    Optional<CodeRequest> due = dueCode();
    if (isLockedByKeycloak()) {
      return;
    }
    if (due.isEmpty()) {
      enter(form.address());
    } else if (form.isChange() && state.candidate().isPresent()) {
      state.clearCandidate();
      context.challenge(new AddressForm(context, current).blank());
    } else if (form.isResend()) {
      show(due.orElseThrow(), step().resend(due.orElseThrow()));
    } else if (form.isRetry()) {
      show(due.orElseThrow(), step().open(due.orElseThrow()));
    } else {
      answer(due.orElseThrow(), step().submit(due.orElseThrow(), form.code()));
    }
  }

  private void enter(String typed) {
    AddressForm form = new AddressForm(context, current);
    Optional<EmailAddress> address = EmailAddress.parse(typed);
    if (typed.isBlank()) {
      context.challenge(form.wrong("", "secondFactorAddressMissing"));
    } else if (address.isEmpty()) {
      context.challenge(form.wrong(typed, "secondFactorAddressInvalid"));
    } else if (isCurrent(address.orElseThrow())) {
      context.challenge(form.wrong(typed, "secondFactorAddressSame"));
    } else {
      state.setCandidate(address.orElseThrow());
      show();
    }
  }

  private void answer(CodeRequest request, Answer answer) {
    CodeReport report =
        CodeReport.of(context.getSession(), context.getRealm(), context.getUser(), request);
    if (answer instanceof Answer.Wrong wrong) {
      report.wrong(event(), wrong.page());
      bruteForce().failed();
      show(request, wrong.page());
    } else if (answer instanceof Answer.NotCompared notCompared) {
      report.notCompared(event(), notCompared.page());
      show(request, notCompared.page());
    } else if (request.purpose() == Purpose.STEP_UP) {
      report.right(event());
      FreshCheck.note(context.getAuthenticationSession(), METHOD);
      state.setSteppedUp();
      context.challenge(new AddressForm(context, current).blank());
    } else {
      report.right(event());
      enrol((EmailAddress) request.destination());
    }
  }

  private void enrol(EmailAddress address) {
    new EnrolledEmail(context, steps.lockout()).store(address, current);
    state.clear();
    context.success();
  }

  /** The code that is due, if one is. */
  private Optional<CodeRequest> dueCode() {
    boolean checkFirst =
        current.isPresent()
            && !state.isSteppedUp()
            && !FreshCheck.isFresh(context.getSession(), context.getAuthenticationSession());
    return checkFirst
        ? current.map(credential -> request(Purpose.STEP_UP, credential.address()))
        : state.candidate().map(address -> request(Purpose.ENROLMENT, address));
  }

  private CodeRequest request(Purpose purpose, EmailAddress address) {
    return CodeSteps.request(
        context.getAuthenticationSession(), METHOD, purpose, address, context.getConnection());
  }

  private void show(CodeRequest request, Page page) {
    context.challenge(page().render(request, page));
  }

  private boolean isLockedByKeycloak() {
    Optional<String> lock = bruteForce().lock();
    lock.ifPresent(
        error -> {
          SecondFactorEvents.describe(event(), METHOD).error(error);
          context.challenge(
              page().barred(METHOD.id(), Purpose.ENROLMENT.id(), "secondFactorAccountLocked"));
        });
    return lock.isPresent();
  }

  private boolean isCurrent(EmailAddress address) {
    return current
        .map(EmailCredential::address)
        .filter(it -> it.canonical().equals(address.canonical()))
        .isPresent();
  }

  private CodeStep step() {
    return steps.byMail(context.getUser());
  }

  private CodePage page() {
    return new CodePage(context.getSession(), context.getRealm(), context.form());
  }

  private KeycloakBruteForce bruteForce() {
    return new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser());
  }

  private EventBuilder event() {
    return context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL);
  }
}
