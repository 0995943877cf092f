package dev.secondfactor.it.totp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.browser.QrCodes;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given the pages of an authenticator app, in a browser")
class TotpBrowserIT {

  private static final String SETUP_PAGE = "login-second-factor-totp-setup";
  private static final String PAGE = "login-second-factor-totp";
  private static final String SUBMIT = "#kc-second-factor-submit";
  private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]{32})(&|$)");

  private final TestRealm realm;

  TotpBrowserIT(TestRealm realm) {
    this.realm = realm;
  }

  static Stream<Arguments> looks() {
    return Stream.of("keycloak.v2", "keycloak")
        .flatMap(
            theme ->
                Stream.of(Device.DESKTOP, Device.PHONE)
                    .flatMap(device -> Stream.of(device, device.inTheDark()))
                    .map(device -> Arguments.of(theme, device)));
  }

  @Test
  @Tag("smoke")
  @DisplayName("B1: a phone that scans the QR code signs in")
  void signsInWithTheScannedCode(Browsers browsers) throws Exception {
    TestUser bob = invited("bob");
    BrowserWindow window = browsers.open(Device.DESKTOP, realm.newSession().start());
    window.signIn(bob);
    window.expectPage(SETUP_PAGE);

    String uri = QrCodes.read(window.find("#kc-second-factor-qr-code"));
    assertThat(uri).startsWith("otpauth://totp/").contains("issuer=" + realm.name());
    Matcher secret = SECRET.matcher(uri);
    assertThat(secret.find()).as(uri).isTrue();
    TotpDevice phone = TotpDevice.typed(secret.group(1));
    window.find("#code").fill(phone.code());
    window.find(SUBMIT).click();
    window.expectSignedIn();

    BrowserWindow next = browsers.open(Device.PHONE, realm.newSession().start());
    next.signIn(bob);
    next.expectPage(PAGE);
    assertThat(next.find("#code")).isFocused();
    next.page().keyboard().type(phone.codeAhead(1));
    next.page().keyboard().press("Enter");
    next.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  @Test
  @Tag("smoke")
  @DisplayName("B3: the account console's own button leads here, and the device is seen there")
  void setsUpFromTheConsole(Browsers browsers) {
    TestUser carol = realm.addUser("carol");
    BrowserWindow window =
        browsers.open(
            Device.DESKTOP, URI.create(realm.url() + "/account/account-security/signing-in"));
    window.signIn(carol);
    window.find("[data-testid='otp/create']").click();
    window.expectPage(SETUP_PAGE);
    TotpDevice phone = TotpDevice.typed(window.find("#kc-second-factor-key").innerText());
    window.find("#code").fill(phone.code());
    window.find("#deviceName").fill("My phone");
    window.find(SUBMIT).click();

    assertThat(window.page().getByText("My phone")).isVisible();
    window.screenshot("console");
  }

  @ParameterizedTest(name = "A3, B1: in {0} on {1} the pages have no barrier and fit the window")
  @MethodSource("looks")
  void looks(String theme, Device device, Browsers browsers) {
    realm.loginTheme(theme);
    BrowserWindow setup = browsers.open(device, realm.newSession().start());
    setup.signIn(invited("bob"));
    setup.expectPage(SETUP_PAGE);
    look(setup, theme + " set-up");
    setup.find(SUBMIT).click();
    setup.find("#input-error-code").waitFor();
    look(setup, theme + " set-up refused");

    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("phone");
    alice.addTotp("tablet");
    BrowserWindow login = browsers.open(device, realm.newSession().start());
    login.signIn(alice);
    login.expectPage(PAGE);
    look(login, theme + " asked");
    login.page().getByLabel("phone").check();
    login.find("#code").fill(phone.codeAhead(10));
    login.find(SUBMIT).click();
    login.find("#kc-second-factor-resync").waitFor();
    look(login, theme + " clock off");
    login.find("#kc-second-factor-resync").click();
    login.find("#nextCode").waitFor();
    look(login, theme + " two codes");
    login.find("#code").fill(phone.codeAhead(11));
    login.find("#nextCode").fill(phone.codeAhead(12));
    login.find(SUBMIT).click();
    login.expectSignedIn();
    login.go(realm.newSession().start("second-factor-configure-totp:resync"));
    login.find("#kc-second-factor-setup").waitFor();
    look(login, theme + " resynchronisation");
    login.find("#kc-second-factor-setup").click();
    login.expectPage(SETUP_PAGE);
    look(login, theme + " set-up instead");
    assertThat(setup.scriptErrors()).isEmpty();
    assertThat(login.scriptErrors()).isEmpty();
  }

  private TestUser invited(String name) {
    TestUser user = realm.addUser(name);
    user.admin().addRequiredAction("second-factor-configure-totp");
    return user;
  }

  private static void look(BrowserWindow window, String what) {
    window.screenshot(what);
    window.expectAccessible();
    assertThat(window.scrollsSideways()).as(what + " scrolls sideways").isFalse();
  }
}
