package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;

/** Our page that asks for a recovery code. */
public final class RecoveryPage {

  private final Page page;

  public RecoveryPage(Page page) {
    this.page = page.expect("login-second-factor-recovery");
  }

  /** Types a code and sends it. */
  public Page enter(String code) {
    return withCode(code).submit("login", "");
  }

  /** The form with a code filled in, to be sent later or many times. */
  public Form withCode(String code) {
    return form().with("code", code);
  }

  /** The form as it came. */
  public Form form() {
    return page.form("kc-second-factor-form");
  }

  /** Goes to another way to confirm. */
  public Page choose(String method) {
    return form().submit("method", method);
  }

  /** Whether there is another method to go to. */
  public boolean offersAnotherWay() {
    return page.find("#kc-select-try-another-way-form").isPresent();
  }

  /** Goes to the choice of methods. */
  public SelectMethodPage tryAnotherWay() {
    return page.form("kc-select-try-another-way-form").submit().as(SelectMethodPage::new);
  }

  /** Gives an action of the account console up. */
  public Page cancelAction() {
    return form().submit("cancel-aia", "true");
  }

  /** Whether a code can be typed. */
  public boolean isOpen() {
    return page.find("#code").isPresent();
  }

  /** Which codes it asks for. */
  public String hint() {
    return page.text("#kc-second-factor-hint");
  }

  /** What it says of the last try. */
  public String error() {
    return page.error("code");
  }

  /** The page below this one. */
  public Page page() {
    return page;
  }
}
