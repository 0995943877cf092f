package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator at the console whose own second factor was not checked")
class ConsoleConfirmIT {

  private static final String APP_PAGE = "body[data-page-id='login-second-factor-totp']";

  private TestRealm realm;
  private KeycloakServer server;
  private TestUser chief;
  private TotpDevice phone;
  private TestUser alice;

  @BeforeEach
  void appoint(TestRealm ownRealm, KeycloakServer keycloak) {
    realm = ownRealm;
    server = keycloak;
    AdminConsole.dress(realm);
    realm.admin().flows().bindPasswordAlone();
    chief = AdminConsole.administrator(realm, "realm-admin");
    phone = chief.addTotp();
    alice = realm.addUser("alice");
    alice.addTotp();
  }

  @Test
  @Tag("smoke")
  @DisplayName("C9: a window asks for it, and then the change is made that was typed before")
  void confirms(Browsers browsers) {
    AdminConsole console = open(browsers).user(alice);
    beginReset(console);

    Page window = confirm(console);
    window.locator("#code").fill(phone.wrongCode(0));
    window.locator("#kc-second-factor-submit").click();
    assertThat(window.locator("#code")).hasAttribute("aria-invalid", "true");
    assertThat(alice.admin().credential("otp")).isPresent();
    enter(window);

    assertThat(console.success()).isVisible();
    assertThat(console.dialog()).hasCount(0);
    assertThat(alice.admin().credential("otp")).isEmpty();
    assertThat(window.isClosed()).isTrue();
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("C9: the settings that were typed are saved after it, and the page did not change")
  void savesThePolicy(Browsers browsers) {
    AdminConsole console = open(browsers).settings("policy");
    console.setting("codeLength").fill("8");
    console.action("save").click();

    enter(confirm(console));

    assertThat(console.success()).isVisible();
    assertThat(realm.admin().secondFactorPolicy().path("codeLength").asInt()).isEqualTo(8);
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("C9: without it nothing is changed, nothing typed is lost, and the page says why")
  void leaves(Browsers browsers) {
    AdminConsole console = open(browsers).user(alice);
    beginReset(console);

    confirm(console).close();
    assertThat(console.dialog().last()).containsText("The window was closed");
    assertThat(console.dialog().last().locator("[data-action='confirm']")).isVisible();

    Page cancelled = confirm(console);
    cancelled.locator("[name='cancel-aia']").click();
    assertThat(console.dialog().last()).containsText("Nothing was confirmed");
    assertThat(cancelled.isClosed()).isTrue();

    console.window().page().keyboard().press("Escape");
    assertThat(console.dialog()).hasCount(1);
    assertThat(console.dialog().locator("[role='alert']")).containsText("Nothing was changed");
    assertThat(console.field("reason")).hasValue("phone lost");
    assertThat(console.dialog().locator("button[type='submit']")).isFocused();
    assertThat(alice.admin().credential("otp")).isPresent();
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("C9: where no window opens there is another tab, and the change is made as well")
  void inATab(Browsers browsers) {
    AdminConsole console = open(browsers).user(alice);
    console.window().page().evaluate("() => { window.open = () => null; }");
    beginReset(console);
    console.dialog().last().locator("[data-action='confirm']").click();
    assertThat(console.dialog().last()).containsText("did not open the window");

    Page tab =
        console
            .window()
            .page()
            .context()
            .waitForPage(
                () -> console.dialog().last().locator("[data-action='confirm-tab']").click());
    enter(tab);

    assertThat(console.success()).isVisible();
    assertThat(alice.admin().credential("otp")).isEmpty();
  }

  @Test
  @DisplayName("C9: somebody else who signs in in the window confirms nothing")
  void somebodyElse(Browsers browsers) {
    TestUser other = AdminConsole.administrator(realm, "view-users");
    AdminConsole console = open(browsers).user(alice);
    beginReset(console);
    console.window().page().context().clearCookies();

    Page window = confirm(console);
    window.locator("#username").fill(other.username());
    window.locator("#password").fill(other.password());
    window.locator("#kc-login").click();

    assertThat(console.dialog()).hasCount(1);
    assertThat(console.dialog().locator("[role='alert']")).containsText("Nothing was changed");
    assertThat(console.field("reason")).hasValue("phone lost");
    assertThat(alice.admin().credential("otp")).isPresent();
  }

  static List<Device> devices() {
    return List.of(
        Device.DESKTOP, Device.DESKTOP.inTheDark(), Device.PHONE, Device.PHONE.inTheDark());
  }

  @ParameterizedTest(name = "on {0} the question has no barrier and fits the window")
  @MethodSource("devices")
  void looks(Device device, Browsers browsers) {
    AdminConsole console = AdminConsole.open(realm, server, chief, device, browsers).user(alice);
    beginReset(console);
    Locator button = console.dialog().last().locator("[data-action='confirm']");
    assertThat(button).isFocused();
    look(console, "confirm");
    confirm(console).close();
    assertThat(console.dialog().last()).containsText("The window was closed");
    look(console, "confirm closed");
    console.window().page().keyboard().press("Escape");
    assertThat(console.dialog().locator("[role='alert']")).containsText("Nothing was changed");
    look(console, "confirm missing");
  }

  private AdminConsole open(Browsers browsers) {
    return AdminConsole.open(realm, server, chief, Device.DESKTOP, browsers);
  }

  private static void beginReset(AdminConsole console) {
    console.action("reset-totp").click();
    console.field("reason").fill("phone lost");
    console.submit();
    assertThat(console.dialog()).hasCount(2);
  }

  private static Page confirm(AdminConsole console) {
    Locator button = console.dialog().last().locator("[data-action='confirm']");
    return console.window().page().waitForPopup(button::click);
  }

  private void enter(Page window) {
    assertThat(window.locator(APP_PAGE))
        .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(15_000));
    window.locator("#code").fill(phone.code());
    window.locator("#kc-second-factor-submit").click();
  }

  private static void look(AdminConsole console, String what) {
    console.window().screenshot(what);
    console.window().expectAccessible("dialog");
    assertThat(console.window().scrollsSideways()).as(what + " scrolls sideways").isFalse();
  }
}
