package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.page.CodePage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.CodeSteps;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/** A code sent by e-mail. */
final class MailProof implements Proof {

  private final RequiredActionContext context;
  private final CodePage page;
  private final CodeRequest request;
  private final CodeStep step;

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
    Answer answer = step.submit(request, form.code());
    if (answer instanceof Answer.Wrong wrong) {
      report.wrong(event(), wrong.page());
      new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser()).failed();
      return Optional.of(show(wrong.page()));
    }
    if (answer instanceof Answer.NotCompared notCompared) {
      report.notCompared(event(), notCompared.page());
      return Optional.of(show(notCompared.page()));
    }
    report.right(event());
    return Optional.empty();
  }

  @Override
  public Response barred(String messageKey) {
    return page.barred(Method.EMAIL_OTP.id(), Purpose.STEP_UP.id(), messageKey);
  }

  private Response show(Page state) {
    return page.render(request, state);
  }

  private EventBuilder event() {
    return context.getEvent().clone().event(EventType.CUSTOM_REQUIRED_ACTION);
  }
}
