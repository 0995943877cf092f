package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;

/** Our page that asks for the address to enrol. */
public final class EmailAddressPage {

  private final Page page;

  public EmailAddressPage(Page page) {
    this.page = page.expect("login-second-factor-email-address");
  }

  /** Sends an address; a code goes there. */
  public Page submit(String address) {
    return form().with("address", address).submit("login", "");
  }

  /** The form as it came. */
  public Form form() {
    return page.form("kc-second-factor-form");
  }

  /** The address that is filled in already. */
  public String prefilled() {
    return page.find("#address").map(input -> input.attr("value")).orElse("");
  }

  /** What it says of the last try, or an empty text. */
  public String error() {
    return page.error("address");
  }

  /** Gives the action of the account console up. */
  public Page cancelAction() {
    return form().submit("cancel-aia", "true");
  }

  /** The page below this one. */
  public Page page() {
    return page;
  }
}
