package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** The admin console of a realm with our theme, and somebody who is signed in to it. */
final class AdminConsole {

  private static final String THEME = "second-factor";

  private final BrowserWindow window;
  private final URI console;
  private final TestRealm realm;

  private AdminConsole(BrowserWindow window, URI console, TestRealm realm) {
    this.window = window;
    this.console = console;
    this.realm = realm;
  }

  /** Gives the console of a realm our theme. */
  static void dress(TestRealm realm) {
    realm.admin().change(settings -> settings.put("adminTheme", THEME));
  }

  /** A user of a realm with management roles. */
  static TestUser administrator(TestRealm realm, String... roles) {
    TestUser user = realm.addUser("admin-" + String.join("-", roles));
    List.of(roles).forEach(user.admin()::giveManagementRole);
    return user;
  }

  /** Signs somebody in to the console of their own realm. */
  static AdminConsole open(
      TestRealm realm, KeycloakServer server, TestUser user, Device device, Browsers browsers) {
    return open(realm, server, user, device, browsers, window -> {});
  }

  /** The same; before the console is asked for, the window is prepared. */
  static AdminConsole open(
      TestRealm realm,
      KeycloakServer server,
      TestUser user,
      Device device,
      Browsers browsers,
      Consumer<BrowserWindow> prepare) {
    URI console = URI.create(server.url() + "/admin/" + realm.name() + "/console/");
    BrowserWindow window = browsers.open(device, URI.create("about:blank"));
    prepare.accept(window);
    window.go(console);
    window.signIn(user);
    assertThat(window.find("#kc-main-content-page-container")).isVisible();
    return new AdminConsole(window, console, realm);
  }

  /** Goes to our tab at a user. */
  AdminConsole user(TestUser user) {
    return go("users/" + user.id() + "/second-factor");
  }

  /** Goes to our tab at the realm, there to a section, if one is named. */
  AdminConsole settings(String section) {
    return go("realm-settings/second-factor" + (section.isEmpty() ? "" : "?section=" + section));
  }

  /** Goes to a page of the console. */
  AdminConsole go(String page) {
    window.go(URI.create(console + "#/" + realm.name() + "/" + page));
    return this;
  }

  BrowserWindow window() {
    return window;
  }

  Locator tab() {
    return window.find("[data-testid='second-factor-tab']");
  }

  Locator panel() {
    return window.find("[data-testid='second-factor-panel']");
  }

  Locator row(String name) {
    return panel().locator("tr", new Locator.LocatorOptions().setHasText(name));
  }

  Locator action(String key) {
    return panel().locator("[data-action='" + key + "']");
  }

  /** The message that something was done. */
  Locator success() {
    return panel().locator(".pf-v5-c-alert.pf-m-success");
  }

  /** A field of the panel. */
  Locator setting(String name) {
    return panel().locator("[name='" + name + "']");
  }

  Locator dialog() {
    return window.find("dialog");
  }

  /** The field of the open dialog. */
  Locator field(String name) {
    return dialog().locator("[name='" + name + "']");
  }

  /** Submits the open dialog. */
  void submit() {
    dialog().locator("button[type='submit']").click();
  }

  /** Does what an action's dialog asks for nothing but a reason. */
  void act(String key, String reason) {
    action(key).click();
    field("reason").fill(reason);
    submit();
    assertThat(dialog()).hasCount(0);
    assertThat(success()).isVisible();
  }
}
