package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import java.util.List;
import org.jsoup.nodes.Element;

/** Our page that asks for a code of an authenticator app. */
public final class TotpPage {

  private final Page page;

  public TotpPage(Page page) {
    this.page = page.expect("login-second-factor-totp");
  }

  /** Types a code and sends it. */
  public Page enter(String code) {
    return withCode(code).submit("login", "");
  }

  /** The form with a code filled in, to be sent later or many times. */
  public Form withCode(String code) {
    return form().with("code", code);
  }

  /** Says which device the code is of, types it and sends it. */
  public Page enter(String device, String code) {
    Element label =
        page.document().select("label").stream()
            .filter(it -> it.text().equals(device))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no device " + device + " in " + page));
    String id = page.find("#" + label.attr("for")).orElseThrow().val();
    return withCode(code).with("device", id).submit("login", "");
  }

  /** The names of the devices that can be chosen. */
  public List<String> devices() {
    return page.document().select("input[name=device]").stream()
        .map(input -> page.document().select("label[for=" + input.id() + "]").text())
        .toList();
  }

  /** Says that the clock of the device is off; two codes are asked for then. */
  public TotpPage resync() {
    return form().submit("resync", "true").as(TotpPage::new);
  }

  /** Types two codes in a row. */
  public Page enterBoth(String first, String next) {
    return withCode(first).with("nextCode", next).submit("login", "");
  }

  /** Goes on to the set-up of another app, which led here. */
  public TotpSetupPage setUpInstead() {
    return form().submit("retry", "true").as(TotpSetupPage::new);
  }

  /** Goes to another way to confirm. */
  public Page choose(String method) {
    return form().submit("method", method);
  }

  /** Goes to the choice of methods. */
  public SelectMethodPage tryAnotherWay() {
    return page.form("kc-select-try-another-way-form").submit().as(SelectMethodPage::new);
  }

  /** Gives an action of the account console up. */
  public Page cancelAction() {
    return form().submit("cancel-aia", "true");
  }

  /** The form as it came. */
  public Form form() {
    return page.form("kc-second-factor-form");
  }

  /** Whether a code can be typed. */
  public boolean isOpen() {
    return page.find("#code").isPresent();
  }

  /** Whether two codes in a row are offered. */
  public boolean offersResync() {
    return page.find("#kc-second-factor-resync").isPresent();
  }

  /** What it says of the last try. */
  public String error() {
    String first = page.error("code");
    return first.isEmpty() ? page.fieldError("nextCode") : first;
  }

  /** The page below this one. */
  public Page page() {
    return page;
  }
}
