package dev.secondfactor.requiredactions.email;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.page.CodePage;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.requiredactions.check.CodeCheck;
import dev.secondfactor.requiredactions.confirm.ProtectedChange;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;

/**
 * One call of the enrolment. Which page is due follows from the state on the server: the entry of
 * an address, or the code that proves it.
 */
final class EmailEnrolment {

  private static final Method METHOD = Method.EMAIL_OTP;

  private final RequiredActionContext context;
  private final EnrolmentState state;
  private final Optional<EmailCredential> current;
  private final CodeSteps steps;
  private final ProtectedChange change;
  private final CodeCheck check;

  EmailEnrolment(RequiredActionContext context) {
    this.context = context;
    this.state = new EnrolmentState(context.getAuthenticationSession());
    this.current = EmailCredentialProvider.of(context.getUser());
    this.steps = new CodeSteps(context.getSession(), context.getRealm());
    this.change = new ProtectedChange(context);
    this.check = new CodeCheck(context, METHOD, EventType.UPDATE_CREDENTIAL);
  }

  /**
   * Shows the page that is due, unless a fresh check is missing: the confirmation stands before
   * this action, so that only happens where it was switched off.
   */
  void begin() {
    if (change.lacksConfirmation()) {
      context.ignore();
    } else {
      change.confirm();
      show();
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    if (change.lacksConfirmation()) {
      context.failure("second_factor_required");
    } else if (!isLocked()) {
      dueCode().ifPresentOrElse(due -> act(due, form), () -> enter(form.address()));
    }
  }

  private void act(CodeRequest due, CodeForm form) {
    if (form.isChange()) {
      state.clear();
      show();
    } else if (form.isResend()) {
      show(due, step().resend(due));
    } else if (form.isRetry()) {
      show(due, step().open(due));
    } else {
      answer(due, step().submit(due, form.code()));
    }
  }

  private void show() {
    if (!isLocked()) {
      dueCode()
          .ifPresentOrElse(
              due -> show(due, step().open(due)),
              () -> context.challenge(new AddressForm(context, current).blank()));
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
    check
        .refuse(report, answer)
        .ifPresentOrElse(
            page -> show(request, page),
            () -> {
              report.right(check.event());
              enrol((EmailAddress) request.destination());
            });
  }

  private void enrol(EmailAddress address) {
    new EnrolledEmail(context, steps.lockout()).store(address, current);
    state.clear();
    context.success();
  }

  /** The code that is due, if one is. */
  private Optional<CodeRequest> dueCode() {
    return state
        .candidate()
        .map(
            address ->
                CodeSteps.request(
                    context.getAuthenticationSession(),
                    METHOD,
                    Purpose.ENROLMENT,
                    address,
                    context.getConnection()));
  }

  private void show(CodeRequest request, Page page) {
    context.challenge(page().render(request, page));
  }

  private boolean isLocked() {
    return check.isLockedByKeycloak(
        () -> page().barred(METHOD.id(), Purpose.ENROLMENT.id(), "secondFactorAccountLocked"));
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
}
