package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.page.TotpPage;
import dev.secondfactor.keycloak.step.AppCode;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.requiredactions.check.CodeCheck;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/** A code of an authenticator app. */
final class AppProof implements Proof {

  private final RequiredActionContext context;
  private final TotpPage page;
  private final CodeCheck check;

  AppProof(
      RequiredActionContext context, LoginFormsProvider form, List<Map<String, String>> others) {
    this.context = context;
    this.page = new TotpPage(form, Purpose.STEP_UP).methods(others);
    this.check = new CodeCheck(context, Method.TOTP, EventType.CUSTOM_REQUIRED_ACTION);
  }

  @Override
  public Response open() {
    return app("").opened(page);
  }

  @Override
  public Optional<Response> answer(CodeForm form) {
    AppCode app = app(form.device());
    if (form.isRetry()) {
      return Optional.of(app.opened(page));
    }
    if (form.isResync()) {
      return Optional.of(app.opened(page.resync()));
    }
    if (form.nextCode().isPresent()) {
      page.resync();
    }
    Optional<Page> refused = check.refuse(app.report(), app.answer(form));
    if (refused.isEmpty()) {
      app.right(check.event(), form);
    }
    return refused.map(state -> app.render(page, state));
  }

  @Override
  public Response barred(String messageKey) {
    return page.barred(messageKey);
  }

  private AppCode app(String device) {
    return AppCode.of(context.getSession(), context.getRealm(), context.getUser(), device)
        .orElseThrow();
  }
}
