package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of recovery codes in each theme, size and colour scheme, in every state. */
@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given the pages of recovery codes in a theme and on a device")
class RecoveryLooksIT {

  private static final String SETUP_PAGE = "login-second-factor-recovery-setup";
  private static final String PAGE = "login-second-factor-recovery";
  private static final String SUBMIT = "#kc-second-factor-submit";
  private static final String FINISH = "#kc-second-factor-finish";

  private final TestRealm realm;

  RecoveryLooksIT(TestRealm realm, KeycloakServer server) {
    this.realm = realm;
    ViewedCodesIT.viewable(realm, server);
  }

  @ParameterizedTest(name = "B4, B6: the set-up in {0} on {1} has no barrier and fits the window")
  @MethodSource("dev.secondfactor.it.login.PageLooksIT#looks")
  void setUp(String theme, Device device, Browsers browsers) {
    realm.loginTheme(theme);
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction(RecoveryUser.ACTION);
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(bob);
    window.expectPage(SETUP_PAGE);
    String code = window.find("#kc-second-factor-codes code").first().innerText();
    look(window, theme + " codes");
    // The script holds the button back; without it the server says what is missing.
    window.find(FINISH).evaluate("button => { button.disabled = false; }");
    window.find(FINISH).click();
    window.find("#input-error-saved").waitFor();
    look(window, theme + " codes not saved");
    window.find("#kc-second-factor-download").click();
    assertThat(window.find("#input-error-saved").count()).isZero();
    look(window, theme + " codes saved");
    window.find(FINISH).click();
    window.expectSignedIn();

    window.go(realm.newSession().start(RecoveryUser.ACTION));
    window.expectPage(PAGE);
    look(window, theme + " confirm");
    enter(window, code);
    look(window, theme + " how many are left");
    window.find("#kc-second-factor-view").click();
    window.find("#kc-second-factor-done").waitFor();
    look(window, theme + " codes again");
    assertThat(window.scriptErrors()).isEmpty();
  }

  @ParameterizedTest(name = "A4: the login in {0} on {1} has no barrier and fits the window")
  @MethodSource("dev.secondfactor.it.login.PageLooksIT#looks")
  void login(String theme, Device device, Browsers browsers) {
    realm.loginTheme(theme);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    BrowserWindow window = openLogin(device, alice, browsers);
    look(window, theme + " asked");
    window.find("#code").fill(alice.code(1).wrong(0));
    window.find(SUBMIT).click();
    window.find("#input-error-code").waitFor();
    look(window, theme + " wrong");
    enter(window, alice.code(1).written());
    look(window, theme + " left");

    RecoveryUser poor = RecoveryUser.enrolled(realm, "carol");
    poor.signIn(2);
    window = openLogin(device, poor, browsers);
    enter(window, poor.code(1).written());
    look(window, theme + " few left");
    poor.signIn(3);
    poor.signIn(4);
    window = openLogin(device, poor, browsers);
    enter(window, poor.code(5).written());
    look(window, theme + " none left");

    window = openLogin(device, alice, browsers);
    for (int i = 0; i < 5; i++) {
      window.find("#code").fill(alice.code(2).wrong(i));
      window.find(SUBMIT).click();
    }
    window.find("#kc-second-factor-retry").waitFor();
    look(window, theme + " locked");
    assertThat(window.scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("A4: the codes of Keycloak's own kind, in German, on a phone")
  void keycloaksInGerman(Browsers browsers) {
    TestUser bob = realm.addUser("bob");
    var codes = KeycloaksCodes.give(realm, bob, 4);
    BrowserWindow window =
        browsers.open(Device.PHONE, URI.create(realm.newSession().start() + "&ui_locales=de"));
    window.signIn(bob);
    window.expectPage(PAGE);
    look(window, "next number in German");
    enter(window, codes.get(0));
    look(window, "few of Keycloak's in German");
    window.find("#kc-second-factor-renew").click();
    window.find(FINISH).waitFor();
    look(window, "codes in German");
  }

  private BrowserWindow openLogin(Device device, RecoveryUser user, Browsers browsers) {
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(user.account());
    window.expectPage(PAGE);
    return window;
  }

  private static void enter(BrowserWindow window, String code) {
    window.find("#code").fill(code);
    window.find(SUBMIT).click();
    window.expectPage(SETUP_PAGE);
  }

  private static void look(BrowserWindow window, String what) {
    window.screenshot(what);
    window.expectAccessible();
    assertThat(window.scrollsSideways()).as(what + " scrolls sideways").isFalse();
  }
}
