package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.trust.Trusting;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our part of the console in each size and colour scheme, in every state. */
@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given our part of the admin console on a device")
class ConsoleLooksIT {

  private static final String OURS = "[data-testid='second-factor-panel']";

  private final TestRealm realm;
  private final KeycloakServer server;
  private final TestUser chief;
  private final TestUser alice;

  ConsoleLooksIT(TestRealm realm, KeycloakServer server) {
    this.realm = realm;
    this.server = server;
    AdminConsole.dress(realm);
    chief = AdminConsole.administrator(realm, "realm-admin");
    alice = realm.addUser("alice");
    alice.addTotp("a phone with a name that is rather long");
    alice.enrolEmail();
    Trusting.keep(alice, "Firefox (Linux)");
  }

  static List<Device> devices() {
    return List.of(
        Device.DESKTOP, Device.DESKTOP.inTheDark(), Device.PHONE, Device.PHONE.inTheDark());
  }

  @ParameterizedTest(name = "on {0} it has no barrier and fits the window")
  @MethodSource("devices")
  void looks(Device device, Browsers browsers) {
    AdminConsole console = AdminConsole.open(realm, server, chief, device, browsers).user(alice);
    assertThat(console.row("Authenticator app")).containsText("a phone");
    look(console, OURS, "user");
    console.action("bypass").click();
    look(console, "dialog", "dialog");
    console.submit();
    assertThat(console.field("reason")).hasAttribute("aria-invalid", "true");
    look(console, "dialog", "dialog refused");
    console.window().page().keyboard().press("Escape");

    for (String section : List.of("policy", "gateways", "flows", "report", "check")) {
      console.settings(section);
      Locator tab = console.window().find("[data-testid='second-factor-" + section + "']");
      assertThat(console.window().find("[data-testid='second-factor-policy']")).isVisible();
      if (tab.count() == 1) {
        assertThat(tab).hasAttribute("aria-selected", "true");
        assertThat(console.panel().locator("button").first()).isVisible();
        look(console, OURS, section);
      }
    }
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("all of it can be done by the keyboard, and the focus does not leave a dialog")
  void keyboard(Browsers browsers) {
    AdminConsole console =
        AdminConsole.open(realm, server, chief, Device.DESKTOP, browsers)
            .go("users/" + alice.id() + "/settings");
    BrowserWindow window = console.window();
    console.tab().focus();
    window.page().keyboard().press("Enter");
    assertThat(console.action("require")).isVisible();

    console.action("reset-totp").focus();
    window.page().keyboard().press("Enter");
    assertThat(console.field("reason")).isFocused();
    for (int n = 0; n < 8; n++) {
      window.page().keyboard().press("Tab");
      assertThat(
              window
                  .page()
                  .evaluate(
                      "() => document.activeElement === document.body"
                          + " || !!document.activeElement.closest('dialog')"))
          .isEqualTo(true);
    }
    window.page().keyboard().press("Escape");
    assertThat(console.action("reset-totp")).isFocused();
  }

  private static void look(AdminConsole console, String ours, String what) {
    console.window().screenshot(what);
    console.window().expectAccessible(ours);
    assertThat(console.window().scrollsSideways()).as(what + " scrolls sideways").isFalse();
  }
}
