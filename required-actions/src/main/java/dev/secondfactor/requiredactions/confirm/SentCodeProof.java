package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.credential.Destinations;
import dev.secondfactor.keycloak.page.CodePage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.requiredactions.check.CodeCheck;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/** A code that is sent. */
final class SentCodeProof implements Proof {

  private final RequiredActionContext context;
  private final CodePage page;
  private final CodeRequest request;
  private final CodeStep step;
  private final CodeCheck check;

  SentCodeProof(
      RequiredActionContext context,
      Method method,
      LoginFormsProvider form,
      List<Map<String, String>> others) {
    this.context = context;
    this.page = new CodePage(context.getSession(), context.getRealm(), form).methods(others);
    this.request =
        CodeSteps.request(
            context.getAuthenticationSession(),
            method,
            Purpose.STEP_UP,
            new Destinations(RealmPolicy.of(context.getSession(), context.getRealm()))
                .of(method, context.getUser())
                .orElseThrow(),
            context.getConnection());
    this.step =
        new CodeSteps(context.getSession(), context.getRealm()).sending(method, context.getUser());
    this.check = new CodeCheck(context, method, EventType.CUSTOM_REQUIRED_ACTION);
  }

  @Override
  public Response open() {
    return show(step.open(request));
  }

  @Override
  public Optional<Response> answer(CodeForm form) {
    if (form.isResend()) {
      return Optional.of(show(step.resend(request)));
    }
    if (form.isRetry()) {
      return Optional.of(open());
    }
    CodeReport report =
        CodeReport.of(context.getSession(), context.getRealm(), context.getUser(), request);
    Optional<Page> refused = check.refuse(report, step.submit(request, form.code()));
    if (refused.isEmpty()) {
      report.right(check.event());
    }
    return refused.map(this::show);
  }

  @Override
  public Response barred(String messageKey) {
    return page.barred(request.method().id(), Purpose.STEP_UP.id(), messageKey);
  }

  private Response show(Page state) {
    return page.render(request, state);
  }
}
