package dev.secondfactor.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.secondfactor.it.harness.realm.TestUser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A window of its own, with its own cookies: what a user does there, and how it looks. */
public final class BrowserWindow implements AutoCloseable {

  private final Browsers browsers;
  private final Device device;
  private final BrowserContext context;
  private final Page page;
  private final List<String> scriptErrors = new ArrayList<>();

  BrowserWindow(Browsers browsers, Device device, BrowserContext context) {
    this.browsers = browsers;
    this.device = device;
    this.context = context;
    this.page = context.newPage();
    page.onPageError(scriptErrors::add);
  }

  /** Goes to an address. */
  public void go(URI uri) {
    page.navigate(uri.toString());
  }

  /** Signs in at Keycloak's form, with the right password. */
  public void signIn(TestUser user) {
    find("#username").fill(user.username());
    find("#password").fill(user.password());
    find("#kc-login").click();
  }

  /** The element that a CSS query finds, with all that Playwright can do with it. */
  public Locator find(String cssQuery) {
    return page.locator(cssQuery);
  }

  /** Waits until this is the page with an id, such as {@code login-login}. */
  public void expectPage(String id) {
    assertThat(page.locator("body[data-page-id='" + id + "']")).isAttached();
  }

  /** Waits for the client application: the end of a login. */
  public void expectSignedIn() {
    expectPage("app");
  }

  /** Playwright's own page. */
  public Page page() {
    return page;
  }

  /** Errors that scripts left unhandled so far. */
  public List<String> scriptErrors() {
    return List.copyOf(scriptErrors);
  }

  /**
   * Whether a reader must scroll sideways. Keycloak's own tooltip of "Restart login" does not
   * count: it is wider than a phone on each of Keycloak's pages too, and not seen there.
   */
  public boolean scrollsSideways() {
    return Boolean.TRUE.equals(
        page.evaluate(
            """
            () => {
              const tooltips = document.querySelectorAll(".kc-tooltip-text");
              tooltips.forEach((tooltip) => { tooltip.style.display = "none"; });
              const { scrollWidth, clientWidth } = document.documentElement;
              tooltips.forEach((tooltip) => { tooltip.style.display = ""; });
              return scrollWidth > clientWidth;
            }"""));
  }

  /** Keeps a picture of the whole page under {@code target/screenshots}. */
  public Path screenshot(String what) {
    Path file = browsers.nextScreenshot(device, what);
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  /** Fails when the page has a barrier that axe finds. */
  public void expectAccessible() {
    Axe.check(page);
  }

  /** The same for what a CSS query finds: a part of ours on a page of somebody else. */
  public void expectAccessible(String cssQuery) {
    Axe.check(page, cssQuery);
  }

  @Override
  public void close() {
    context.close();
  }
}
