package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Page;

/** Keycloak's "page has expired", which a browser gets after its back button. */
public final class ExpiredPage {

  private final Page page;

  public ExpiredPage(Page page) {
    this.page = page.expect("login-login-page-expired");
  }

  /** Goes on with the login where it was. */
  public Page continueLogin() {
    return follow("#loginContinueLink");
  }

  /** Begins the login again. */
  public Page restartLogin() {
    return follow("#loginRestartLink");
  }

  private Page follow(String link) {
    String address = page.find(link).orElseThrow().attr("href");
    return page.session().get(page.uri().resolve(address));
  }
}
