package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Page;

/** Our page that asks for the address to enrol. */
public final class EmailAddressPage implements DestinationPage {

  private final Page page;

  public EmailAddressPage(Page page) {
    this.page = page.expect("login-second-factor-email-address");
  }

  @Override
  public String field() {
    return "address";
  }

  @Override
  public Page page() {
    return page;
  }
}
