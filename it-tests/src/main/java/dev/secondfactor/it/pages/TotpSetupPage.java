package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TotpDevice;
import java.util.Base64;

/** Our page that sets an authenticator app up. */
public final class TotpSetupPage {

  private final Page page;

  public TotpSetupPage(Page page) {
    this.page = page.expect("login-second-factor-totp-setup");
  }

  /** An app into which the key was typed. */
  public TotpDevice device() {
    return TotpDevice.typed(key());
  }

  /** The key as it can be read. */
  public String key() {
    return page.text("#kc-second-factor-key");
  }

  /** One of the app's settings, by its label. */
  public String detail(String label) {
    return page.text("dt:containsOwn(" + label + ") + dd");
  }

  /** The QR code, as a PNG file. */
  public byte[] qrCode() {
    String source = page.find("#kc-second-factor-qr-code").orElseThrow().attr("src");
    return Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));
  }

  /** Types a code, and a name when there is one, and sends it. */
  public Page enter(String code, String name) {
    return form().with("code", code).with("deviceName", name).submit("login", "");
  }

  /** Types a code and sends it. */
  public Page enter(String code) {
    return enter(code, "");
  }

  /** The form as it came. */
  public Form form() {
    return page.form("kc-second-factor-form");
  }

  /** What it says of the code. */
  public String error() {
    return page.error("code");
  }

  /** What it says of the name. */
  public String nameError() {
    return page.fieldError("deviceName");
  }

  /** Whether the clock of an app that is there already can be put right instead. */
  public boolean offersResync() {
    return page.find("#kc-second-factor-resync").isPresent();
  }

  /** Goes on with two codes of an app that is there already. */
  public TotpPage resync() {
    return form().submit("resync", "true").as(TotpPage::new);
  }

  /** Whether it says that the QR code before this one had expired. */
  public boolean isRenewed() {
    return page.find("[data-status=renewed]").isPresent();
  }

  /** The page below this one. */
  public Page page() {
    return page;
  }
}
