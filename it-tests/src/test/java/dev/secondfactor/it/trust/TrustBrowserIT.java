package dev.secondfactor.it.trust;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given a real browser, and the offer to trust it")
class TrustBrowserIT {

  private static final String SUBMIT = "#kc-second-factor-submit";
  private static final String SIGNING_IN = "/account/account-security/signing-in";
  private static final String LIST =
      "[data-testid='second-factor-trusted-browser/credential-list']";

  private final TestRealm realm;

  TrustBrowserIT(TestRealm realm) {
    this.realm = realm;
    Trusting.allow(realm);
    realm.policy(Map.of("trustedBrowserDays", "30", "sendsPerIp5Min", "1000"));
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "A8: it keeps the cookie, is let in, and is listed and removed in the account console")
  void listedAndRemoved(Browsers browsers) {
    Trusting alice = Trusting.user(realm, "alice");
    BrowserWindow window = browsers.open(Device.DESKTOP, realm.newSession().start());
    window.signIn(alice.user());
    window.find("#code").fill(alice.app().code());
    window.find("#trust").check();
    window.find(SUBMIT).click();
    window.expectSignedIn();
    restart(window.page().context());

    window.go(realm.newSession().start());
    window.signIn(alice.user());
    window.expectSignedIn();

    window.go(URI.create(realm.url() + SIGNING_IN));
    assertThat(window.find(LIST)).containsText("Last used on");
    window.page().getByText("Trusted browsers").first().scrollIntoViewIfNeeded();
    window.screenshot("listed");
    window.find(LIST + " [data-testrole='remove']").click();
    window.expectPage("login-delete-credential");
    window.screenshot("remove");
    window.find("#kc-accept").click();
    assertThat(window.find(LIST)).hasCount(0);
    assertThat(alice.kept()).isEmpty();
  }

  @ParameterizedTest(name = "A8: the offer in {0} on {1} has no barrier and fits the window")
  @MethodSource("dev.secondfactor.it.login.PageLooksIT#looks")
  void looks(String theme, Device device, Inbox inbox, Browsers browsers) {
    realm.loginTheme(theme);
    Trusting bella = Trusting.user(realm, "bella");
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(bella.user());
    window.find("#trust").check();
    look(window, theme + " app");
    window.find("#code").fill(bella.app().wrongCode(0));
    window.find(SUBMIT).click();
    window.find("#input-error-code").waitFor();
    assertThat(window.find("#trust")).isChecked();

    TestUser cora = realm.addUser("cora");
    cora.enrolEmail();
    BrowserWindow sent = browsers.open(device, realm.newSession().start());
    sent.signIn(cora);
    sent.find("#trust").waitFor();
    look(sent, theme + " sent");
    sent.find("#trust").check();
    sent.find("#code").fill(inbox.code(cora.email()));
    sent.find(SUBMIT).click();
    sent.expectSignedIn();
    assertThat(cora.admin().credential(Trusting.TRUSTED)).isPresent();
  }

  /** A browser forgets its session cookies when it is closed; this one is left as well. */
  private static void restart(BrowserContext context) {
    List<Cookie> kept =
        context.cookies().stream()
            .filter(cookie -> cookie.name.startsWith(Trusting.COOKIE))
            .toList();
    assertThat(kept)
        .singleElement()
        .satisfies(
            cookie -> {
              assertThat(cookie.secure).isTrue();
              assertThat(cookie.httpOnly).isTrue();
              assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
            });
    context.clearCookies();
    context.addCookies(kept);
  }

  private static void look(BrowserWindow window, String what) {
    window.screenshot(what);
    window.expectAccessible();
    assertThat(window.scrollsSideways()).as(what + " scrolls sideways").isFalse();
  }
}
