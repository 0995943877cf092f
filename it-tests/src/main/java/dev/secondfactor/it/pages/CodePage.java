package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import java.net.URI;
import java.util.Optional;

/** Our page that asks for a code, at login and in enrolment. */
public final class CodePage {

  private static final String FORM = "kc-second-factor-form";

  private final Page page;

  public CodePage(Page page) {
    this.page = page.expect("login-second-factor-code");
  }

  /** Types a code and sends it. */
  public Page enter(String code) {
    return withCode(code).submit("login", "");
  }

  /** The form with a code filled in, to be sent later or many times. */
  public Form withCode(String code) {
    return form().with("code", code);
  }

  /** The form as it came, for what no browser would send. */
  public Form form() {
    return page.form(FORM);
  }

  /** Asks for another code. */
  public Page resend() {
    return form().submit("resend", "true");
  }

  /**
   * Loads it again, as the browser's own button does: Keycloak's script has put the address of the
   * step, without its one-time code, in place of the form's.
   */
  public CodePage reload() {
    String step = form().action().toString().replaceFirst("session_code=[^&]*&", "");
    return page.session().get(URI.create(step)).as(CodePage::new);
  }

  /** Loads it again until it says this of the message. */
  public CodePage awaitDelivery(String text) {
    return Waiting.forSome(
        "the page that says: " + text,
        () -> Optional.of(reload()).filter(page -> page.delivery().contains(text)));
  }

  /** What it says of the message on its way. */
  public String delivery() {
    return page.document().select("#kc-second-factor-status [data-status]:not([hidden])").text();
  }

  /** Gives the login up. */
  public Page cancel() {
    return form().submit("cancel", "true");
  }

  /** Gives an action of the account console up. */
  public Page cancelAction() {
    return form().submit("cancel-aia", "true");
  }

  /** Whether there is another method to go to. */
  public boolean offersAnotherWay() {
    return page.find("#kc-select-try-another-way-form").isPresent();
  }

  /** Goes to the choice of methods. */
  public SelectMethodPage tryAnotherWay() {
    return page.form("kc-select-try-another-way-form").submit().as(SelectMethodPage::new);
  }

  /** Whether a code can be typed. */
  public boolean isOpen() {
    return page.find("#code").isPresent();
  }

  /** Whether another code can be asked for, now or later. */
  public boolean offersResend() {
    return page.find("#kc-second-factor-resend").isPresent();
  }

  /** The masked destination. */
  public String destination() {
    return page.text("#kc-second-factor-destination");
  }

  /** When the code ends, in words. */
  public String expiry() {
    return page.text("#kc-second-factor-expiry");
  }

  /** How long a resend must wait, in words. */
  public String resendWait() {
    return page.text("#kc-second-factor-wait");
  }

  /** What it says of the last try: at the field, or at the top. */
  public String error() {
    return page.error("code");
  }

  /** The page below this one, for all that has no word here. */
  public Page page() {
    return page;
  }
}
