package dev.secondfactor.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each state of our pages in each theme, size and colour scheme. */
@KeycloakTest
@DisplayName("Given our pages in a theme and on a device")
public class PageLooksIT {

  private static final String CODE_PAGE = "login-second-factor-code";
  private static final String SUBMIT = "#kc-second-factor-submit";

  private final TestRealm realm;

  PageLooksIT(TestRealm realm) {
    this.realm = realm;
    realm.policy(Map.of("sendsPerIp5Min", "1000"));
  }

  /** Each theme on each device; the theme {@code keycloak} is the same in the dark. */
  public static Stream<Arguments> looks() {
    return Stream.of(Device.DESKTOP, Device.PHONE)
        .flatMap(
            device ->
                Stream.of(
                    Arguments.of("keycloak.v2", device),
                    Arguments.of("keycloak.v2", device.inTheDark()),
                    Arguments.of("keycloak", device)));
  }

  @ParameterizedTest(name = "A6: the login in {0} on {1} has no barrier and fits the window")
  @MethodSource("looks")
  void login(String theme, Device device, Inbox inbox, Browsers browsers) {
    realm.loginTheme(theme);
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    alice.addTotp();
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(alice);
    window.expectPage(CODE_PAGE);
    look(window, theme + " asked");

    window.find("#try-another-way").click();
    window.expectPage("login-select-authenticator");
    window.screenshot(theme + " methods");
    window.page().getByText("Code by email").first().click();
    window.expectPage(CODE_PAGE);

    String wrong = Codes.wrong(inbox.code(alice.email()));
    for (int i = 1; i <= 5; i++) {
      window.find("#code").fill(wrong);
      window.find(SUBMIT).click();
      if (i == 1) {
        window.find("#input-error-code").waitFor();
        look(window, theme + " wrong");
      }
    }
    window.find("#kc-second-factor-retry").waitFor();
    look(window, theme + " locked");
    assertThat(window.scriptErrors()).isEmpty();
  }

  @ParameterizedTest(name = "B8: the enrolment in {0} on {1} has no barrier and fits the window")
  @MethodSource("looks")
  void enrolment(String theme, Device device, Inbox inbox, Browsers browsers) {
    realm.loginTheme(theme);
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction("second-factor-configure-email");
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(bob);
    window.expectPage("login-second-factor-email-address");
    look(window, theme + " address");
    window.find("#address").fill("not an address");
    window.find(SUBMIT).click();
    window.find("#input-error-address").waitFor();
    look(window, theme + " address refused");
    window.find("#address").fill(bob.email());
    window.find(SUBMIT).click();
    window.expectPage(CODE_PAGE);
    look(window, theme + " proof");
    window.find("#code").fill(inbox.code(bob.email()));
    window.find(SUBMIT).click();
    window.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  private static void look(BrowserWindow window, String what) {
    window.screenshot(what);
    window.expectAccessible();
    assertThat(window.scrollsSideways()).as(what + " scrolls sideways").isFalse();
  }
}
