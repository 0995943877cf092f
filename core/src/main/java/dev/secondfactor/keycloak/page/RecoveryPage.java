package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.CodeView;
import dev.secondfactor.core.step.Page;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/** Renders the page that asks for a recovery code. */
public final class RecoveryPage {

  private static final String TEMPLATE = "second-factor-recovery.ftl";

  private final LoginFormsProvider form;
  private final Map<String, Object> values = new HashMap<>();
  private Optional<OtherSteps> others = Optional.empty();

  /** The page on a form that Keycloak has prepared. */
  public RecoveryPage(LoginFormsProvider form, Purpose purpose) {
    this.form = form;
    values.put("purpose", purpose.id());
  }

  /** Offers other steps of the login when this one is locked. */
  public RecoveryPage others(OtherSteps steps) {
    others = Optional.of(steps);
    return this;
  }

  /** Offers further ways to confirm: names by the ids of methods. */
  public RecoveryPage methods(List<Map<String, String>> methods) {
    values.put("methods", methods);
    return this;
  }

  /**
   * The page of a step.
   *
   * @param anyOrder whether the user has codes of which any one works
   * @param next the number of the one that works of codes that have an order; empty when there are
   *     none of these
   */
  public Response render(Page page, boolean anyOrder, Optional<Integer> next) {
    CodeView view = page.view();
    new NoticeTexts(Method.RECOVERY_CODES).put(form, page.notice());
    values.put("state", view.isBarred() ? "locked" : "open");
    values.put("lockedForSeconds", view.lockedFor().plusMillis(999).toSeconds());
    values.put("anyOrder", anyOrder);
    next.ifPresent(number -> values.put("nextNumber", number));
    if (page.isBarredAlone()) {
      offerOthers();
    }
    return create();
  }

  /** The page with one text and nothing to type. */
  public Response barred(String messageKey) {
    form.setError(messageKey);
    values.put("state", "locked");
    offerOthers();
    return create();
  }

  private void offerOthers() {
    others.ifPresent(steps -> values.put("otherSteps", steps.on(form)));
  }

  private Response create() {
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(TEMPLATE);
  }
}
