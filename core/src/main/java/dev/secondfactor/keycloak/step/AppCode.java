package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.core.step.TotpRequest;
import dev.secondfactor.core.step.TotpStep;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.page.TotpPage;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A user who is asked for a code of one of their authenticator apps. */
public final class AppCode {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final List<TotpCredentials.Named> devices;
  private final TotpCredentials.Named device;
  private final TotpStep step;
  private final TotpRequest request;

  private AppCode(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      List<TotpCredentials.Named> devices,
      TotpCredentials.Named device) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.devices = devices;
    this.device = device;
    CodeSteps steps = new CodeSteps(session, realm);
    this.step = steps.totp();
    this.request = steps.totpRequest(user, false);
  }

  /**
   * The user's app with this id, else the preferred one; no other is tried. Empty when the user has
   * no time-based app.
   */
  public static Optional<AppCode> of(
      KeycloakSession session, RealmModel realm, UserModel user, String deviceId) {
    List<TotpCredentials.Named> devices = TotpCredentials.of(user);
    return devices.stream()
        .filter(named -> named.device().credentialId().equals(deviceId))
        .findFirst()
        .or(() -> devices.stream().findFirst())
        .map(device -> new AppCode(session, realm, user, devices, device));
  }

  /** The page when it is opened. */
  public Response opened(TotpPage page) {
    return render(page, step.open(request));
  }

  /** The page after an answer. */
  public Response render(TotpPage page, Page state) {
    return page.devices(devices, device).render(state);
  }

  /** Answers one code, or two in a row when the form has both. */
  public Answer answer(CodeForm form) {
    return form.nextCode()
        .map(next -> step.resync(request, device.device(), form.code(), next))
        .orElseGet(() -> answer(form.code()));
  }

  /** Answers one code. */
  public Answer answer(String code) {
    return step.submit(request, device.device(), code);
  }

  /** Reports a right code; the owner is told when a clock was learnt anew. */
  public void right(EventBuilder event, CodeForm form) {
    right(event);
    if (form.nextCode().isPresent()) {
      new OwnerNotices(session, realm).tell(user, OwnerNotice.RESYNCHRONISED, concerned());
    }
  }

  /** Reports a right code. */
  public void right(EventBuilder event) {
    report().right(event);
    event.detail(Details.SELECTED_CREDENTIAL_ID, credentialId());
  }

  /** The id of the app's credential. */
  public String credentialId() {
    return device.device().credentialId();
  }

  /** Reports of codes of this app. */
  public CodeReport report() {
    return new CodeReport(session, realm, user, concerned(), false);
  }

  private Concerned concerned() {
    return Concerned.app(device.label());
  }
}
