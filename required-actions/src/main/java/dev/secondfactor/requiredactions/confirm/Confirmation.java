package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.page.MethodOptions;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.FreshCheck;
import dev.secondfactor.keycloak.step.ProvenMailbox;
import dev.secondfactor.requiredactions.check.CodeCheck;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One call of the confirmation: by the method that was chosen, or the first that the user has. */
final class Confirmation {

  private static final String METHOD = "second-factor-confirm.method";

  private final RequiredActionContext context;
  private final ProtectedChange change;
  private final AuthenticationSessionModel authSession;
  private final List<Method> usable;

  Confirmation(RequiredActionContext context) {
    this.context = context;
    this.change = new ProtectedChange(context);
    this.authSession = context.getAuthenticationSession();
    this.usable = change.usable();
  }

  void show() {
    if (!change.isHeldUp()) {
      context.success();
    } else if (isRefused()) {
      context.challenge(refusal());
    } else if (!isLocked()) {
      context.challenge(proof().open());
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    Optional<Method> other = Method.byId(form.method()).filter(usable::contains);
    if (form.isCancelAction()) {
      cancel();
    } else if (other.isPresent()) {
      authSession.setAuthNote(METHOD, other.orElseThrow().id());
      show();
    } else if (isRefused() || !change.isHeldUp()) {
      show();
    } else if (!isLocked()) {
      answer(form);
    }
  }

  private void answer(CodeForm form) {
    Optional<Response> page = proof().answer(form);
    if (page.isPresent()) {
      context.challenge(page.orElseThrow());
    } else {
      FreshCheck.note(authSession, method());
      change.confirm();
      context.getEvent().event(EventType.CUSTOM_REQUIRED_ACTION);
      SecondFactorEvents.describe(context.getEvent(), method());
      context.success();
    }
  }

  /** The change is given up; without it there is nothing to confirm any more. */
  private void cancel() {
    Optional.ofNullable(authSession.getClientNote(Constants.KC_ACTION))
        .ifPresent(
            action ->
                AuthenticationManager.setKcActionStatus(
                    action, RequiredActionContext.KcActionStatus.CANCELLED, authSession));
    authSession.removeRequiredAction(ConfirmFactory.ID);
    context.cancel();
  }

  private Proof proof() {
    return switch (method()) {
      case TOTP -> new AppProof(context, form(), others());
      case EMAIL_OTP, SMS_OTP -> new SentCodeProof(context, method(), form(), others());
      case RECOVERY_CODES -> new RecoveryProof(context, form(), others());
    };
  }

  private Method method() {
    return Optional.ofNullable(authSession.getAuthNote(METHOD))
        .flatMap(Method::byId)
        .filter(usable::contains)
        .orElseGet(() -> usable.get(0));
  }

  private List<Map<String, String>> others() {
    return MethodOptions.of(context.form(), usable.stream().filter(method -> method != method()));
  }

  private boolean isRefused() {
    return change.removesTheLast() || change.isUncheckableMailbox();
  }

  private Response refusal() {
    if (change.isUncheckableMailbox()) {
      context.getEvent().event(ProvenMailbox.refusedEvent(authSession)).error(Errors.ACCESS_DENIED);
      return context
          .form()
          .setError(ProvenMailbox.refusal(authSession))
          .createErrorPage(Response.Status.UNAUTHORIZED);
    }
    LoginFormsProvider form = form();
    form.setAttribute("secondFactor", Map.of("reason", "last-factor"));
    return form.createForm("second-factor-confirm-refused.ftl");
  }

  /** A form that can be given up when an application has started the change. */
  private LoginFormsProvider form() {
    LoginFormsProvider form = context.form();
    if (authSession.getClientNote(Constants.KC_ACTION) != null) {
      form.setAttribute("isAppInitiatedAction", true);
    }
    return form;
  }

  private boolean isLocked() {
    return new CodeCheck(context, method(), EventType.CUSTOM_REQUIRED_ACTION)
        .isLockedByKeycloak(() -> proof().barred("secondFactorAccountLocked"));
  }
}
