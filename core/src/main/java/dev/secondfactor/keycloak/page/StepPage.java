package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.step.Page;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * What the pages have in common that ask for a code which is not sent.
 *
 * @param <P> the page
 */
public abstract class StepPage<P extends StepPage<P>> {

  private final LoginFormsProvider form;
  private final String template;
  private final Map<String, Object> values = new HashMap<>();
  private Optional<OtherSteps> others = Optional.empty();

  StepPage(LoginFormsProvider form, Purpose purpose, String template) {
    this.form = form;
    this.template = template;
    values.put("purpose", purpose.id());
  }

  abstract P self();

  /** Offers other steps of the login when this one is locked. */
  public final P others(OtherSteps steps) {
    others = Optional.of(steps);
    return self();
  }

  /** Offers further ways to confirm: names by the ids of methods. */
  public final P methods(List<Map<String, String>> methods) {
    values.put("methods", methods);
    return self();
  }

  /** The page with one text and nothing to type. */
  public final Response barred(String messageKey) {
    form.setError(messageKey);
    values.put("state", "locked");
    offerOthers();
    return create();
  }

  final LoginFormsProvider form() {
    return form;
  }

  final Map<String, Object> values() {
    return values;
  }

  /** The page in the state of the step. */
  final Response inState(Page page) {
    values.put("state", page.view().isBarred() ? "locked" : "open");
    values.put("lockedForSeconds", page.view().lockedFor().plusMillis(999).toSeconds());
    if (page.isBarredAlone()) {
      offerOthers();
    }
    return create();
  }

  private void offerOthers() {
    others.ifPresent(steps -> values.put("otherSteps", steps.on(form)));
  }

  private Response create() {
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(template);
  }
}
