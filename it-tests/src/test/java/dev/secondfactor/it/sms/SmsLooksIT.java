package dev.secondfactor.it.sms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of SMS in each theme, size and colour scheme, and what their scripts do. */
@KeycloakTest
@DisplayName("Given the pages of codes by SMS, in a browser")
class SmsLooksIT {

  private static final String NUMBER_PAGE = "login-second-factor-sms-number";
  private static final String CODE_PAGE = "login-second-factor-code";
  private static final String SUBMIT = "#kc-second-factor-submit";

  private final TestRealm realm;

  SmsLooksIT(TestRealm realm) {
    this.realm = realm;
    realm.sms();
    realm.smsCountries(List.of("AT", "CH", "DE"), Map.of("sendsPerIp5Min", "1000"));
  }

  @ParameterizedTest(name = "B7: the set-up in {0} on {1} has no barrier and fits the window")
  @MethodSource("dev.secondfactor.it.login.PageLooksIT#looks")
  void setUp(String theme, Device device, Browsers browsers) {
    realm.loginTheme(theme);
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(bob.account());
    window.expectPage(NUMBER_PAGE);
    look(window, theme + " number");
    window.find("#number").fill("030 123456");
    window.find(SUBMIT).click();
    window.find("#input-error-number").waitFor();
    look(window, theme + " number refused");

    window.find("#country").selectOption(new SelectOption().setValue("DE"));
    window.find("#number").fill("0" + bob.destination().substring(3));
    window.find(SUBMIT).click();
    window.expectPage(CODE_PAGE);
    assertThat(window.find("[data-status=sent]")).isVisible();
    look(window, theme + " number proof");
    window.find("#code").fill(bob.code());
    window.find(SUBMIT).click();
    window.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  @ParameterizedTest(name = "A2: the login in {0} on {1} has no barrier and fits the window")
  @MethodSource("dev.secondfactor.it.login.PageLooksIT#looks")
  void login(String theme, Device device, Browsers browsers) {
    realm.loginTheme(theme);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    alice.account().enrolEmail();
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(alice.account());
    window.expectPage(CODE_PAGE);
    window.find("#try-another-way").click();
    window.expectPage("login-select-authenticator");
    window.screenshot(theme + " methods with SMS");
    window.page().getByText("Code by SMS").first().click();
    window.expectPage(CODE_PAGE);
    assertThat(window.find("[data-status=sent]")).isVisible();
    look(window, theme + " asked by SMS");
    window.find("#code").fill(alice.code());
    window.find(SUBMIT).click();
    window.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  @Test
  @Tag("smoke")
  @DisplayName("B7: a number is set up by keyboard alone, with the example of the country")
  void byKeyboard(Browsers browsers) {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    BrowserWindow window = browsers.open(Device.DESKTOP, realm.newSession().start());
    window.signIn(bob.account());
    window.expectPage(NUMBER_PAGE);
    window.find("#country").focus();
    window.page().keyboard().type("Aus");
    assertThat(window.find("#country")).hasValue("AT");
    assertThat(window.find("#kc-second-factor-example")).hasText("0664 123456");
    window.page().keyboard().type("      ");
    window.page().keyboard().type("Ger");
    window.page().keyboard().press("Tab");
    assertThat(window.find("#number")).isFocused();
    window.page().keyboard().type("+49 " + bob.destination().substring(3));
    window.page().keyboard().press("Enter");

    window.expectPage(CODE_PAGE);
    assertThat(window.find("#code")).isFocused();
    window.page().keyboard().type(bob.code());
    window.page().keyboard().press("Enter");
    window.expectSignedIn();
  }

  @Test
  @DisplayName("the page finds out by itself that the provider refuses the number")
  void refusedNumber(TestRealm other, Browsers browsers) {
    CodeUser bob = SentMethod.SMS.invited(other, "bob");
    other.twilioAccount().refuses(400, 21614);
    BrowserWindow window = browsers.open(Device.PHONE, other.newSession().start());
    window.signIn(bob.account());
    window.expectPage(NUMBER_PAGE);
    window.find("#number").fill(bob.destination());
    window.find(SUBMIT).click();

    assertThat(window.find("[data-status=refused]")).isVisible();
    assertThat(window.find("[data-status=refused]"))
        .containsText("This number cannot receive our messages.");
    look(window, "number that cannot be reached");
    other.twilioAccount().works();
    window.find("#kc-second-factor-change").click();
    window.expectPage(NUMBER_PAGE);
  }

  @Test
  @DisplayName("A7, B7: in German all of it is German and fits a phone")
  void german(Browsers browsers) {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    BrowserWindow window =
        browsers.open(Device.PHONE, URI.create(realm.newSession().start() + "&ui_locales=de"));
    window.signIn(bob.account());
    window.expectPage(NUMBER_PAGE);

    assertThat(window.find("#country")).containsText("Österreich (+43)");
    assertThat(window.find("#kc-second-factor-risk")).containsText("NIST");
    look(window, "number in German");
  }

  private static void look(BrowserWindow window, String what) {
    window.screenshot(what);
    window.expectAccessible();
    assertThat(window.scrollsSideways()).as(what + " scrolls sideways").isFalse();
  }
}
