package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Page;

/** Keycloak's own form for codes of an authenticator app. */
public final class OtpPage {

  private final Page page;

  public OtpPage(Page page) {
    this.page = page.expect("login-login-otp");
  }

  /** Types a code and sends it. */
  public Page enter(String code) {
    return page.form("kc-otp-login-form").with("otp", code).submit("login", "");
  }

  /** Whether there is another method to go to. */
  public boolean offersAnotherWay() {
    return page.find("#kc-select-try-another-way-form").isPresent();
  }

  /** Goes to the choice of methods. */
  public SelectMethodPage tryAnotherWay() {
    return page.form("kc-select-try-another-way-form").submit().as(SelectMethodPage::new);
  }

  /** What it says of the last try, or an empty text. */
  public String error() {
    return page.error("otp");
  }

  /** The page below this one. */
  public Page page() {
    return page;
  }
}
