package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Page;

/** Keycloak's page for a login that cannot go on. */
public final class ErrorPage {

  private final Page page;

  public ErrorPage(Page page) {
    this.page = page.expect("login-error");
  }

  /** Why. */
  public String message() {
    return page.message();
  }

  /** HTTP status. */
  public int status() {
    return page.status();
  }
}
