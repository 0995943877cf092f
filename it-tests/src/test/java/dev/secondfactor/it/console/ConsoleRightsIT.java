package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator who may do some things only")
class ConsoleRightsIT {

  private final TestRealm realm;
  private final KeycloakServer server;
  private final TestUser alice;

  ConsoleRightsIT(TestRealm realm, KeycloakServer server) {
    this.realm = realm;
    this.server = server;
    AdminConsole.dress(realm);
    alice = realm.addUser("alice");
    alice.addTotp("my phone");
  }

  @Test
  @DisplayName("who may view users sees the state, and no button")
  void viewsUsers(Browsers browsers) {
    AdminConsole console = open(browsers, "view-users").user(alice);

    assertThat(console.row("Authenticator app")).containsText("my phone");
    assertThat(console.panel().locator("button")).hasCount(0);
  }

  @Test
  @Tag("smoke")
  @DisplayName("the help desk helps others, and not itself; the realm's settings are not shown")
  void helpDesk(Browsers browsers) {
    TestUser desk = AdminConsole.administrator(realm, "view-users", "reset-second-factor");
    AdminConsole console = AdminConsole.open(realm, server, desk, Device.DESKTOP, browsers);

    console.user(alice);
    assertThat(console.action("reset")).isVisible();
    console.user(desk);
    // Keycloak's own page goes from one user to another only when it is loaded.
    console.window().page().reload();
    assertThat(console.panel()).containsText("your own account");
    assertThat(console.panel().locator("button")).hasCount(0);
    console.settings("");
    assertThat(console.window().page().getByText("Forbidden").first()).isVisible();
    assertThat(console.tab()).hasCount(0);
  }

  @Test
  @DisplayName("what the server refuses to show has no tab")
  void nothing(Browsers browsers) {
    AdminConsole console = open(browsers, "realm-admin");
    console
        .window()
        .page()
        .route(
            "**/second-factor/users/*",
            route -> route.fulfill(new Route.FulfillOptions().setStatus(403).setBody("{}")));

    console.window().page().waitForResponse("**/second-factor/users/*", () -> console.user(alice));

    Locator details = console.window().find("[data-testid='user-details-tab']");
    assertThat(details).hasAttribute("aria-selected", "true");
    assertThat(console.tab()).hasCount(0);
  }

  private AdminConsole open(Browsers browsers, String... roles) {
    TestUser user = AdminConsole.administrator(realm, roles);
    return AdminConsole.open(realm, server, user, Device.DESKTOP, browsers);
  }
}
