package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.page.RecoveryPage;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.RecoveryCheck;
import dev.secondfactor.requiredactions.check.CodeCheck;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/** A recovery code. */
final class RecoveryProof implements Proof {

  private final RequiredActionContext context;
  private final RecoveryPage page;
  private final RecoveryCheck recovery;
  private final CodeCheck check;

  RecoveryProof(
      RequiredActionContext context, LoginFormsProvider form, List<Map<String, String>> others) {
    this.context = context;
    this.page = new RecoveryPage(form, Purpose.STEP_UP).methods(others);
    this.recovery =
        RecoveryCheck.of(context.getSession(), context.getRealm(), context.getUser()).orElseThrow();
    this.check = new CodeCheck(context, Method.RECOVERY_CODES, EventType.CUSTOM_REQUIRED_ACTION);
  }

  @Override
  public Response open() {
    return recovery.opened(page);
  }

  @Override
  public Optional<Response> answer(CodeForm form) {
    if (form.isRetry()) {
      return Optional.of(open());
    }
    Answer answer = recovery.answer(form.code());
    Optional<Page> refused = check.refuse(recovery.report(), answer);
    if (refused.isEmpty()) {
      recovery.right(check.event(), context.getAuthenticationSession(), answer);
    }
    return refused.map(state -> recovery.render(page, state));
  }

  @Override
  public Response barred(String messageKey) {
    return page.barred(messageKey);
  }
}
