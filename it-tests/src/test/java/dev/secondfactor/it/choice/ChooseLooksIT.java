package dev.secondfactor.it.choice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The choice in each theme, size and colour scheme. */
@KeycloakTest(
    secondFactors = {"second-factor-totp", "second-factor-email-otp", "second-factor-sms-otp"})
@DisplayName("Given the page where a second factor is chosen, in a browser")
class ChooseLooksIT {

  private static final String PAGE = "login-second-factor-choose";
  private static final String LATER = "#kc-second-factor-later";

  private final TestRealm realm;

  ChooseLooksIT(TestRealm realm) {
    this.realm = realm;
    realm.sms();
    realm.smsCountries(
        List.of("DE"), Map.of("requirement", "required", "graceDays", "14", "graceLogins", "1"));
  }

  @ParameterizedTest(name = "B11: the choice in {0} on {1} has no barrier and fits the window")
  @MethodSource("dev.secondfactor.it.login.PageLooksIT#looks")
  void looks(String theme, Device device, Browsers browsers) {
    realm.loginTheme(theme);
    TestUser bob = realm.addUser("bob");
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(bob);
    window.expectPage(PAGE);
    look(window, theme + " choice with grace");
    window.find(LATER).click();
    window.expectSignedIn();
    window.close();

    BrowserWindow again = browsers.open(device, realm.newSession().start());
    again.signIn(bob);
    again.expectPage(PAGE);
    assertThat(again.find(LATER)).hasCount(0);
    look(again, theme + " choice enforced");
    assertThat(again.scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("B11: it is made by keyboard alone")
  void byKeyboard(Browsers browsers) {
    BrowserWindow window = browsers.open(Device.DESKTOP, realm.newSession().start());
    window.signIn(realm.addUser("bob"));
    window.expectPage(PAGE);
    window.find("#kc-second-factor-method-totp").focus();
    window.page().keyboard().press("Tab");
    assertThat(window.find("#kc-second-factor-method-email-otp")).isFocused();
    window.page().keyboard().press("Enter");

    window.expectPage("login-second-factor-email-address");
  }

  @Test
  @DisplayName("A5: the choice of the first method has no barrier and fits a phone")
  void firstMethod(Browsers browsers) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    alice.enrolEmail();
    BrowserWindow window =
        browsers.open(Device.PHONE, realm.newSession().start("second-factor-first"));
    window.signIn(alice);
    window.expectPage("login-second-factor-totp");
    window.find("#code").fill(phone.code());
    window.find("#kc-second-factor-submit").click();
    window.expectPage(PAGE);
    look(window, "first method");
    window.find("#kc-second-factor-method-email-otp").click();
    window.expectSignedIn();
  }

  @Test
  @DisplayName("A7, B11: in German all of it is German and fits a phone")
  void german(Browsers browsers) {
    BrowserWindow window =
        browsers.open(Device.PHONE, URI.create(realm.newSession().start() + "&ui_locales=de"));
    window.signIn(realm.addUser("bob"));
    window.expectPage(PAGE);

    assertThat(window.find("#kc-second-factor-grace")).containsText("noch einmal aufschieben");
    assertThat(window.find(LATER)).hasText("Nicht jetzt");
    look(window, "choice in German");
  }

  private static void look(BrowserWindow window, String what) {
    window.screenshot(what);
    window.expectAccessible();
    assertThat(window.scrollsSideways()).as(what + " scrolls sideways").isFalse();
  }
}
