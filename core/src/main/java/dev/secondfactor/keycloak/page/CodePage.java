package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.delivery.DeliveryState;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeView;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.delivery.DeliveryAddress;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Renders the page that asks for a code. */
public final class CodePage {

  private static final String TEMPLATE = "second-factor-code.ftl";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final LoginFormsProvider form;
  private List<Map<String, String>> methods = List.of();
  private Optional<OtherSteps> others = Optional.empty();
  private int trustDays;
  private boolean trustTicked;

  /** The page on a form that Keycloak has prepared. */
  public CodePage(KeycloakSession session, RealmModel realm, LoginFormsProvider form) {
    this.session = session;
    this.realm = realm;
    this.form = form;
  }

  /** Offers other steps of the login when this one is locked. */
  public CodePage others(OtherSteps steps) {
    others = Optional.of(steps);
    return this;
  }

  /** Offers further ways to confirm: names by the ids of methods. */
  public CodePage methods(List<Map<String, String>> others) {
    methods = others;
    return this;
  }

  /**
   * Offers to trust the browser.
   *
   * @param days for so long; 0 for no offer
   * @param ticked whether the user has asked for it already
   */
  public CodePage trust(int days, boolean ticked) {
    trustDays = days;
    trustTicked = ticked;
    return this;
  }

  /** The page of a code step. */
  public Response render(CodeRequest request, Page page) {
    new NoticeTexts(request.method()).put(form, page.notice());
    Map<String, Object> values = values(request, page.view());
    if (page.isBarredAlone()) {
      offerOthers(values);
    }
    return create(values);
  }

  /** The page with one text and nothing to type, for what lies outside of the code step. */
  public Response barred(String method, String purpose, String messageKey) {
    form.setError(messageKey);
    Map<String, Object> values = new HashMap<>();
    values.put("method", method);
    values.put("purpose", purpose);
    values.put("destination", "");
    values.put("state", "locked");
    values.put("codeLength", 0);
    values.put("resendInSeconds", 0L);
    values.put("canResend", false);
    values.put("deliveryState", "none");
    offerOthers(values);
    return create(values);
  }

  private void offerOthers(Map<String, Object> values) {
    others.ifPresent(steps -> values.put("otherSteps", steps.on(form)));
  }

  private Response create(Map<String, Object> values) {
    values.put("methods", methods);
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(TEMPLATE);
  }

  private Map<String, Object> values(CodeRequest request, CodeView view) {
    Map<String, Object> values = new HashMap<>();
    values.put("method", request.method().id());
    values.put("purpose", request.purpose().id());
    values.put("destination", request.destination().masked());
    values.put("state", view.isBarred() ? "locked" : view.state().name().toLowerCase(Locale.ROOT));
    values.put("trustDays", trustDays);
    values.put("trustTicked", trustTicked);
    values.put("codeLength", RealmPolicy.of(session, realm).code().length());
    values.put("expiresInSeconds", seconds(view.expiresIn()));
    values.put("canResend", !view.isBarred());
    values.put("resendInSeconds", seconds(view.resendIn()));
    values.put("lockedForSeconds", seconds(view.lockedFor()));
    values.put("deliveryState", view.delivery().map(DeliveryState::id).orElse("none"));
    view.ticket()
        .map(ticket -> DeliveryAddress.of(session, realm, ticket).getRawPath())
        .ifPresent(path -> values.put("deliveryUrl", path));
    return values;
  }

  private static long seconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}
