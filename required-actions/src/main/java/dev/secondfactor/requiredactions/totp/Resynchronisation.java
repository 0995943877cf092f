package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.page.TotpPage;
import dev.secondfactor.keycloak.step.AppCode;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.FreshCheck;
import dev.secondfactor.requiredactions.check.CodeCheck;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;

/**
 * Two codes in a row of an app that the user has already, so that the clock of its device is learnt
 * anew (RFC 6238 6), instead of setting up another. Only for who came by themselves: a set-up that
 * somebody else asks for is not done by it.
 */
final class Resynchronisation {

  /** What an application passes to the action to begin with this. */
  private static final String PARAMETER = "resync";

  private final RequiredActionContext context;
  private final CodeCheck check;

  Resynchronisation(RequiredActionContext context) {
    this.context = context;
    this.check = new CodeCheck(context, Method.TOTP, EventType.UPDATE_CREDENTIAL);
  }

  /** Whether the user may do this instead. */
  boolean isPossible() {
    return TotpCredentials.CONFIGURE_ACTION.equals(clientNote(Constants.KC_ACTION))
        && !TotpCredentials.of(context.getUser()).isEmpty();
  }

  /** Whether the application has asked for this from the start. */
  boolean isRequested() {
    return isPossible() && PARAMETER.equals(clientNote(Constants.KC_ACTION_PARAMETER));
  }

  void show() {
    context.challenge(app("").opened(page()));
  }

  void act(CodeForm form) {
    if (check.isLockedByKeycloak(() -> page().barred("secondFactorAccountLocked"))) {
      return;
    }
    AppCode app = app(form.device());
    Optional<Page> refused = check.refuse(app.report(), app.answer(form));
    if (refused.isPresent()) {
      context.challenge(app.render(page(), refused.orElseThrow()));
    } else {
      app.right(context.getEvent().event(EventType.UPDATE_CREDENTIAL), form);
      FreshCheck.note(context.getAuthenticationSession(), Method.TOTP);
      context.success();
    }
  }

  private AppCode app(String device) {
    return AppCode.of(context.getSession(), context.getRealm(), context.getUser(), device)
        .orElseThrow();
  }

  private TotpPage page() {
    return new TotpPage(context.form(), Purpose.ENROLMENT).resync();
  }

  private String clientNote(String name) {
    return Optional.ofNullable(context.getAuthenticationSession().getClientNote(name)).orElse("");
  }
}
