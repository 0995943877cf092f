package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Tokens;
import java.util.Arrays;
import java.util.Optional;

/** The client application: the end of a login, good or bad. */
public final class AppPage {

  private final Page page;

  public AppPage(Page page) {
    this.page = page.expect(Page.APP);
  }

  /**
   * Redeems the authorization code.
   *
   * @throws AssertionError when the login ended without one
   */
  public Tokens tokens() {
    String code =
        parameter("code").orElseThrow(() -> new AssertionError("not signed in: " + page.uri()));
    return Tokens.redeem(page.request(), code);
  }

  /** A parameter that the server sent back, such as {@code error} or {@code kc_action_status}. */
  public Optional<String> parameter(String name) {
    return Arrays.stream(page.uri().getQuery().split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }
}
