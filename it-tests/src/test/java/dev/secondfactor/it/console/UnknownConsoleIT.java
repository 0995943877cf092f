package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a console that is not as expected")
class UnknownConsoleIT {

  /** Runs when the console has read its own page, and before our script does. */
  private final TestRealm realm;

  private final KeycloakServer server;
  private final TestUser chief;
  private final List<String> told = new ArrayList<>();
  private final AtomicInteger loads = new AtomicInteger();

  UnknownConsoleIT(TestRealm realm, KeycloakServer server) {
    this.realm = realm;
    this.server = server;
    AdminConsole.dress(realm);
    chief = AdminConsole.administrator(realm, "realm-admin");
  }

  @Test
  @DisplayName("of another major version: nothing is shown, and one line is logged")
  void otherVersion(Browsers browsers) {
    shows("**/second-factor/console", body -> "{\"version\": \"27.0.0\"}", "27.0.0", browsers);
  }

  @Test
  @DisplayName("with a page that does not say where it is")
  void otherPage(Browsers browsers) {
    shows(
        "**/environment.js",
        body -> body.replace("getElementById(\"environment\")", "getElementById(\"nowhere\")"),
        "does not say where it is",
        browsers);
  }

  @Test
  @DisplayName("with tabs of another make")
  void otherTabs(Browsers browsers) {
    shows(
        "**/assets/*.js",
        body -> body.replace("pf-v5-c-tabs__list", "pf-v6-c-tabs__list"),
        "no tabs where they are expected",
        browsers);
  }

  private void shows(String address, UnaryOperator<String> change, String line, Browsers browsers) {
    AdminConsole console =
        AdminConsole.open(
            realm,
            server,
            chief,
            Device.DESKTOP,
            browsers,
            window -> {
              listen(window);
              window.page().route(address, route -> changed(route, change));
            });
    console.user(chief);
    console.window().page().waitForCondition(() -> !told.isEmpty());
    console.window().page().waitForLoadState(LoadState.NETWORKIDLE);
    // The console is loaded twice where a sign-in comes in between.
    int lines = told.size();
    console.go("users/" + chief.id() + "/credentials").user(chief).settings("");
    console.window().page().waitForTimeout(1000);

    assertThat(told)
        .hasSize(lines)
        .hasSizeLessThanOrEqualTo(loads.get())
        .allSatisfy(text -> assertThat(text).contains(line));
    assertThat(console.tab()).hasCount(0);
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  private void listen(BrowserWindow window) {
    window
        .page()
        .onDOMContentLoaded(page -> loads.addAndGet(page.url().contains("/console/") ? 1 : 0));
    window
        .page()
        .onConsoleMessage(
            message -> {
              if (message.text().startsWith("Second Factor")) {
                told.add(message.text());
              }
            });
  }

  private static void changed(Route route, UnaryOperator<String> change) {
    var answer = route.fetch();
    route.fulfill(
        new Route.FulfillOptions().setResponse(answer).setBody(change.apply(answer.text())));
  }
}
