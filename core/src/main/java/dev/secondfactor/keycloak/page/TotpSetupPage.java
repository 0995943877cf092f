package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Notice;
import dev.secondfactor.core.totp.TotpDevice;
import dev.secondfactor.core.totp.TotpParameters;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.otp.OTPApplicationProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** Renders the page that sets an authenticator app up. */
public final class TotpSetupPage {

  private static final String TEMPLATE = "second-factor-totp-setup.ftl";
  private static final String CODE = "code";
  private static final String NAME = "deviceName";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final LoginFormsProvider form;
  private final Map<String, Object> values = new HashMap<>();

  /** The page on a form that Keycloak has prepared. */
  public TotpSetupPage(KeycloakSession session, RealmModel realm, LoginFormsProvider form) {
    this.session = session;
    this.realm = realm;
    this.form = form;
  }

  /**
   * Shows the secret of an app that is to be set up.
   *
   * @param expiresIn how long the secret can be used
   */
  public TotpSetupPage device(TotpDevice device, UserModel user, Duration expiresIn) {
    TotpParameters parameters = device.parameters();
    KeyUri uri = KeyUri.of(realm, user, device);
    values.put("qrCode", QrCode.png(uri.text()));
    values.put("secret", device.secret().base32());
    values.put("secretGroups", device.secret().grouped());
    values.put("type", "totp");
    values.put("algorithm", uri.algorithm());
    values.put("digits", parameters.digits());
    values.put("period", parameters.period().toSeconds());
    values.put("issuer", uri.issuer());
    values.put("account", uri.account());
    values.put("expiresInSeconds", expiresIn.toSeconds());
    values.put("apps", apps());
    return this;
  }

  /** Says that the secret that was shown before had expired. */
  public TotpSetupPage renewed() {
    values.put("renewed", true);
    return this;
  }

  /**
   * Asks for a name.
   *
   * @param required whether there has to be one
   * @param typed what was typed before
   */
  public TotpSetupPage name(boolean required, String typed) {
    values.put("asksName", required);
    values.put(NAME, typed);
    return this;
  }

  /** Whether the clock of an app that is there already can be learnt anew instead. */
  public TotpSetupPage offersResync(boolean offers) {
    values.put("offersResync", offers);
    return this;
  }

  /** Says what is wrong with the name. */
  public TotpSetupPage wrongName(String messageKey, Object... parameters) {
    form.addError(new FormMessage(NAME, messageKey, parameters));
    return this;
  }

  /** Says something at the top. */
  public TotpSetupPage info(String messageKey) {
    form.setInfo(messageKey);
    return this;
  }

  /** Says at the top what is wrong. */
  public TotpSetupPage error(String messageKey) {
    form.setError(messageKey);
    return this;
  }

  /** The page. */
  public Response render(Notice notice) {
    if (notice instanceof Notice.Wrong) {
      form.addError(new FormMessage(CODE, "secondFactorTotpSetupWrong"));
    } else {
      new NoticeTexts(Method.TOTP).put(form, notice);
    }
    values.put("offersLogout", true);
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(TEMPLATE);
  }

  /** The apps that Keycloak knows to support the realm's OTP policy, in the words of the theme. */
  private List<String> apps() {
    return session.getAllProviders(OTPApplicationProvider.class).stream()
        .filter(app -> app.supports(realm.getOTPPolicy()))
        .map(OTPApplicationProvider::getName)
        .map(this::inWords)
        .toList();
  }

  private String inWords(String messageKey) {
    String text = form.getMessage(messageKey);
    return text == null || text.isEmpty() ? messageKey : text;
  }
}
