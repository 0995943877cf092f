package dev.secondfactor.it.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.SmtpFault;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given the page that asks for a code, in a browser")
class CodePageBrowserIT {

  private static final String CODE_PAGE = "login-second-factor-code";

  private final TestRealm realm;

  CodePageBrowserIT(TestRealm realm) {
    this.realm = realm;
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("A1: a user signs in by keyboard alone")
  void signsInByKeyboard(Inbox inbox, Browsers browsers) {
    TestUser alice = enrolled(realm);
    BrowserWindow window = browsers.open(Device.DESKTOP, realm.newSession().start());
    window.expectPage("login-login");
    window.page().keyboard().type(alice.username());
    window.page().keyboard().press("Tab");
    window.page().keyboard().type(alice.password());
    window.page().keyboard().press("Enter");

    window.expectPage(CODE_PAGE);
    assertThat(window.find("#code")).isFocused();
    window.page().keyboard().type(inbox.code(alice.email()));
    window.page().keyboard().press("Enter");

    window.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("A6: every control is reached by Tab, in the order of the page")
  void isReachedByTab(Inbox inbox, Browsers browsers) {
    TestUser alice = enrolled(realm);
    alice.addTotp();
    BrowserWindow window = codePage(realm, alice, browsers, Device.DESKTOP);
    // The resend button can be reached once its wait is over.
    assertThat(window.find("#kc-second-factor-resend")).isDisabled();
    window.page().evaluate("document.getElementById('kc-second-factor-resend').disabled = false");

    for (String id :
        new String[] {
          "kc-second-factor-submit",
          "kc-second-factor-cancel",
          "kc-second-factor-resend",
          "try-another-way"
        }) {
      window.page().keyboard().press("Tab");
      assertThat(window.find("#" + id)).isFocused();
    }
  }

  @Test
  @DisplayName("A1: a code pasted with blanks is taken")
  void takesAPastedCode(Inbox inbox, Browsers browsers) {
    TestUser alice = enrolled(realm);
    BrowserWindow window = codePage(realm, alice, browsers, Device.DESKTOP);
    String code = inbox.code(alice.email());

    window.find("#code").fill("  " + code.substring(0, 3) + " " + code.substring(3) + " ");
    window.find("#code").press("Control+A");
    window.find("#code").press("Control+X");
    assertThat(window.find("#code")).hasValue("");
    window.find("#code").press("Control+V");
    window.find("#kc-second-factor-submit").click();

    window.expectSignedIn();
  }

  @Test
  @DisplayName("A6: the wait of a resend is counted down, and enables the button at its end")
  void countsTheWaitDown(Inbox inbox, Browsers browsers, TestSupport support) {
    TestUser alice = enrolled(realm);
    BrowserWindow window = browsers.open(Device.DESKTOP, realm.newSession().start());
    window.page().clock().install();
    window.signIn(alice);
    window.expectPage(CODE_PAGE);

    assertThat(window.find("#kc-second-factor-resend")).isDisabled();
    assertThat(window.find("#kc-second-factor-wait"))
        .containsText(Pattern.compile("You can ask for a new code in 0:\\d\\d"));
    assertThat(window.find("#kc-second-factor-expiry"))
        .containsText(Pattern.compile("The code is valid for [45]:\\d\\d"));
    window.screenshot("waiting");
    inbox.nthCode(alice.email(), 1);

    support.clockAhead(Duration.ofSeconds(31));
    window.page().clock().fastForward(31_000);
    assertThat(window.find("#kc-second-factor-resend")).isEnabled();
    assertThat(window.find("#kc-second-factor-wait")).isHidden();
    assertThat(window.find("#kc-second-factor-status"))
        .containsText("You can ask for a new code now.");
    window.screenshot("wait is over");
    window.find("#kc-second-factor-resend").click();

    window.find("#code").fill(inbox.nthCode(alice.email(), 2));
    window.find("#kc-second-factor-submit").click();
    window.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("A6: the end of the code is counted down, and said when it is there")
  void countsTheCodeDown(Browsers browsers, Inbox inbox) {
    TestUser alice = enrolled(realm);
    BrowserWindow window = browsers.open(Device.PHONE, realm.newSession().start());
    window.page().clock().install();
    window.signIn(alice);
    window.expectPage(CODE_PAGE);
    inbox.first(alice.email());
    assertThat(window.find("[data-status=sent]")).isVisible();

    window.page().clock().fastForward(301_000);

    assertThat(window.find("[data-status=expired]")).isVisible();
    assertThat(window.find("#kc-second-factor-expiry")).isHidden();
    window.screenshot("expired");
  }

  @Test
  @DisplayName("A6: the page finds out by itself that the code was sent")
  void showsThatTheCodeWasSent(Browsers browsers) {
    BrowserWindow window = codePage(realm, enrolled(realm), browsers, Device.PHONE);

    assertThat(window.find("#kc-second-factor-status")).containsText("The code was sent.");
    assertThat(window.find("[data-status=sent]")).isVisible();
    assertThat(window.find("[data-status=queued]")).isHidden();
    window.screenshot("sent");
  }

  @Test
  @ExpectedInLog(ExpectedInLog.MAIL_FAILURE)
  @DisplayName(
      "ASVS 16.5.2: the page finds out by itself that the mail server is down, and lets a new code be asked for")
  @Tag("standard")
  void showsThatTheCodeWasNotSent(TestRealm realm, Browsers browsers, Inbox inbox) {
    realm.mailThrough(SmtpFault.down());
    TestUser alice = enrolled(realm);
    BrowserWindow window = codePage(realm, alice, browsers, Device.PHONE);

    assertThat(window.find("[data-status=failed]")).isVisible();
    assertThat(window.find("[data-status=failed]")).containsText("The code could not be sent.");
    assertThat(window.find("#kc-second-factor-resend")).isEnabled();
    window.screenshot("not sent");

    realm.mailThrough(inbox);
    window.find("#kc-second-factor-resend").click();
    window.find("#code").fill(inbox.code(alice.email()));
    window.find("#kc-second-factor-submit").click();
    window.expectSignedIn();
  }

  @Test
  @DisplayName(
      "A6: without JavaScript everything works: enrolment, a wrong code, a resend too early and in time, the login")
  void worksWithoutScripts(Inbox inbox, Browsers browsers, TestSupport support) {
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");
    Device device = Device.PHONE.withoutScripts();

    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(alice);
    window.expectPage("login-second-factor-email-address");
    window.find("#kc-second-factor-submit").click();
    window.expectPage(CODE_PAGE);
    window.find("#code").fill(inbox.nthCode(alice.email(), 1));
    window.find("#kc-second-factor-submit").click();
    window.expectSignedIn();

    BrowserWindow login = codePage(realm, alice, browsers, device);
    login.screenshot("without scripts");
    login.find("#code").fill(Codes.wrong(inbox.nthCode(alice.email(), 2)));
    login.find("#kc-second-factor-submit").click();
    assertThat(login.find("#input-error-code")).containsText("This code is wrong.");
    login.find("#kc-second-factor-resend").click();
    assertThat(login.find(".pf-v5-c-alert, .kc-feedback-text").first())
        .containsText("A code was sent just now.");
    support.clockAhead(Duration.ofSeconds(31));
    login.find("#kc-second-factor-resend").click();
    login.find("#code").fill(inbox.nthCode(alice.email(), 3));
    login.find("#kc-second-factor-submit").click();
    login.expectSignedIn();
  }

  private static BrowserWindow codePage(
      TestRealm realm, TestUser user, Browsers browsers, Device device) {
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(user);
    window.expectPage(CODE_PAGE);
    return window;
  }

  private static TestUser enrolled(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    return alice;
  }
}
