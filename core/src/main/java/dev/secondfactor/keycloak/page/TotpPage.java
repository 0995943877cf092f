package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.CodeView;
import dev.secondfactor.core.step.Notice;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Renders the page that asks for a code of an authenticator app. */
public final class TotpPage {

  private static final String TEMPLATE = "second-factor-totp.ftl";

  private final LoginFormsProvider form;
  private final Purpose purpose;
  private final Map<String, Object> values = new HashMap<>();
  private Optional<OtherSteps> others = Optional.empty();

  /** The page on a form that Keycloak has prepared. */
  public TotpPage(LoginFormsProvider form, Purpose purpose) {
    this.form = form;
    this.purpose = purpose;
  }

  /** Offers the user's apps, one of them selected. */
  public TotpPage devices(List<TotpCredentials.Named> devices, TotpCredentials.Named selected) {
    values.put("codeLength", selected.device().parameters().digits());
    values.put(
        "devices",
        devices.stream()
            .map(
                named ->
                    Map.of(
                        "id", named.device().credentialId(),
                        "label", named.label(),
                        "selected", named.equals(selected)))
            .toList());
    return this;
  }

  /** Asks for two codes in a row, since the clock of the device is off. */
  public TotpPage resync() {
    values.put("resync", true);
    return this;
  }

  /** Offers other steps of the login when this one is locked. */
  public TotpPage others(OtherSteps steps) {
    others = Optional.of(steps);
    return this;
  }

  /** Offers further ways to confirm: names by the ids of methods. */
  public TotpPage methods(List<Map<String, String>> methods) {
    values.put("methods", methods);
    return this;
  }

  /** The page of a step. */
  public Response render(Page page) {
    CodeView view = page.view();
    if (values.containsKey("resync") && page.notice() instanceof Notice.Wrong) {
      form.addError(new FormMessage("nextCode", "secondFactorTotpResyncFailed"));
    } else {
      new NoticeTexts(Method.TOTP).put(form, page.notice());
    }
    values.put("state", view.isBarred() ? "locked" : "open");
    values.put("lockedForSeconds", view.lockedFor().plusMillis(999).toSeconds());
    values.put("offersResync", page.notice() instanceof Notice.ClockOff);
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
    values.put("purpose", purpose.id());
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(TEMPLATE);
  }
}
