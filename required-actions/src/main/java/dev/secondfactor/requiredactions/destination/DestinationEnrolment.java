package dev.secondfactor.requiredactions.destination;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.page.CodePage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.requiredactions.check.CodeCheck;
import dev.secondfactor.requiredactions.confirm.ProtectedChange;
import dev.secondfactor.requiredactions.registration.OtherSetup;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;

/**
 * One call of an enrolment. Which page is due follows from the state on the server: the entry of a
 * destination, or the code that proves it.
 */
final class DestinationEnrolment {

  private final RequiredActionContext context;
  private final Method method;
  private final DestinationForm form;
  private final EnrolmentState state;
  private final CodeSteps steps;
  private final ProtectedChange change;
  private final CodeCheck check;

  DestinationEnrolment(RequiredActionContext context, Method method, DestinationForm form) {
    this.context = context;
    this.method = method;
    this.form = form;
    this.state = new EnrolmentState(context.getAuthenticationSession(), method);
    this.steps = new CodeSteps(context.getSession(), context.getRealm());
    this.change = new ProtectedChange(context);
    this.check = new CodeCheck(context, method, EventType.UPDATE_CREDENTIAL);
  }

  /**
   * Shows the page that is due, unless the policy does not let the method be set up, or a fresh
   * check is missing: the confirmation stands before this action, so that only happens where it was
   * switched off.
   */
  void begin() {
    if (change.lacksConfirmation() || !canBeSetUp()) {
      context.ignore();
    } else {
      change.confirm();
      show();
    }
  }

  void act() {
    CodeForm sent = CodeForm.of(context.getHttpRequest());
    if (change.lacksConfirmation()) {
      context.failure("second_factor_required");
    } else if (!canBeSetUp()) {
      context.failure("method_not_offered");
    } else if (!isLocked()) {
      dueCode().ifPresentOrElse(due -> act(due, sent), () -> enter(sent));
    }
  }

  private void act(CodeRequest due, CodeForm sent) {
    if (sent.isChange()) {
      state.clear();
      show();
    } else if (sent.isResend()) {
      show(due, step().resend(due));
    } else if (sent.isRetry()) {
      show(due, step().open(due));
    } else {
      answer(due, step().submit(due, sent.code()));
    }
  }

  private void show() {
    if (!isLocked()) {
      dueCode()
          .ifPresentOrElse(
              due -> show(due, step().open(due)), () -> context.challenge(form.blank()));
    }
  }

  private void enter(CodeForm sent) {
    DestinationForm.Entry entry = form.read(sent);
    if (entry instanceof DestinationForm.Entry.Good good) {
      state.setCandidate(good.destination());
      show();
    } else if (entry instanceof DestinationForm.Entry.Instead instead) {
      new OtherSetup(context, method).goTo(instead.method());
    } else {
      context.challenge(((DestinationForm.Entry.Bad) entry).page());
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
              enrol(request.destination());
            });
  }

  private void enrol(Destination destination) {
    new EnrolledDestination(context, method, steps.lockout()).store(destination);
    state.clear();
    context.success();
  }

  private boolean canBeSetUp() {
    return RealmPolicy.of(context.getSession(), context.getRealm()).letsSetUp(method);
  }

  /** The code that is due, if one is. */
  private Optional<CodeRequest> dueCode() {
    return state
        .candidate()
        .flatMap(form::restore)
        .map(
            destination ->
                CodeSteps.request(
                    context.getAuthenticationSession(),
                    method,
                    Purpose.ENROLMENT,
                    destination,
                    context.getConnection()));
  }

  private void show(CodeRequest request, Page page) {
    context.challenge(page().render(request, page));
  }

  private boolean isLocked() {
    return check.isLockedByKeycloak(
        () -> page().barred(method.id(), Purpose.ENROLMENT.id(), "secondFactorAccountLocked"));
  }

  private CodeStep step() {
    return steps.sending(method, context.getUser());
  }

  private CodePage page() {
    return new CodePage(context.getSession(), context.getRealm(), context.form());
  }
}
