package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Notice;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Renders the page that asks for a code of an authenticator app. */
public final class TotpPage extends StepPage<TotpPage> {

  /** The page on a form that Keycloak has prepared. */
  public TotpPage(LoginFormsProvider form, Purpose purpose) {
    super(form, purpose, "second-factor-totp.ftl");
  }

  @Override
  TotpPage self() {
    return this;
  }

  /** Offers the user's apps, one of them selected. */
  public TotpPage devices(List<TotpCredentials.Named> devices, TotpCredentials.Named selected) {
    values().put("codeLength", selected.device().parameters().digits());
    values()
        .put(
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

  /**
   * Offers to trust the browser.
   *
   * @param days for so long; 0 for no offer
   * @param ticked whether the user has asked for it already
   */
  public TotpPage trust(int days, boolean ticked) {
    values().put("trustDays", days);
    values().put("trustTicked", ticked);
    return this;
  }

  /** Asks for two codes in a row, since the clock of the device is off. */
  public TotpPage resync() {
    values().put("resync", true);
    return this;
  }

  /** The page of a step. */
  public Response render(Page page) {
    if (values().containsKey("resync") && page.notice() instanceof Notice.Wrong) {
      form().addError(new FormMessage("nextCode", "secondFactorTotpResyncFailed"));
    } else {
      new NoticeTexts(Method.TOTP).put(form(), page.notice());
    }
    values().put("offersResync", page.notice() instanceof Notice.ClockOff);
    return inState(page);
  }
}
