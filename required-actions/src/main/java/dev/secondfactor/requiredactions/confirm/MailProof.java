package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.credential.EmailDestinations;
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

/** A code sent by e-mail. */
final class MailProof implements Proof {

  private final RequiredActionContext context;
  private final CodePage page;
  private final CodeRequest request;
  private final CodeStep step;
  private final CodeCheck check;

  MailProof(
      RequiredActionContext context, LoginFormsProvider form, List<Map<String, String>> others) {
    this.context = context;
    this.page = new CodePage(context.getSession(), context.getRealm(), form).methods(others);
    this.request =
        CodeSteps.request(
            context.getAuthenticationSession(),
            Method.EMAIL_OTP,
            Purpose.STEP_UP,
            new EmailDestinations(RealmPolicy.of(context.getSession(), context.getRealm()))
                .of(context.getUser())
                .orElseThrow(),
            context.getConnection());
    this.step = new CodeSteps(context.getSession(), context.getRealm()).byMail(context.getUser());
    this.check = new CodeCheck(context, Method.EMAIL_OTP, EventType.CUSTOM_REQUIRED_ACTION);
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
    return page.barred(Method.EMAIL_OTP.id(), Purpose.STEP_UP.id(), messageKey);
  }

  private Response show(Page state) {
    return page.render(request, state);
  }
}
