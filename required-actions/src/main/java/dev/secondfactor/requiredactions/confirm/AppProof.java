package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.page.TotpPage;
import dev.secondfactor.keycloak.step.AppCode;
import dev.secondfactor.keycloak.step.CodeForm;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/** A code of an authenticator app. */
final class AppProof implements Proof {

  private final RequiredActionContext context;
  private final TotpPage page;

  AppProof(
      RequiredActionContext context, LoginFormsProvider form, List<Map<String, String>> others) {
    this.context = context;
    this.page = new TotpPage(form, Purpose.STEP_UP).methods(others);
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
    Answer answer = app.answer(form);
    if (form.nextCode().isPresent()) {
      page.resync();
    }
    if (answer instanceof Answer.Wrong wrong) {
      app.report().wrong(event(), wrong.page());
      new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser()).failed();
      return Optional.of(app.render(page, wrong.page()));
    }
    if (answer instanceof Answer.NotCompared notCompared) {
      app.report().notCompared(event(), notCompared.page());
      return Optional.of(app.render(page, notCompared.page()));
    }
    app.right(event(), form);
    return Optional.empty();
  }

  @Override
  public Response barred(String messageKey) {
    return page.barred(messageKey);
  }

  private AppCode app(String device) {
    return AppCode.of(context.getSession(), context.getRealm(), context.getUser(), device)
        .orElseThrow();
  }

  private EventBuilder event() {
    return context.getEvent().clone().event(EventType.CUSTOM_REQUIRED_ACTION);
  }
}
