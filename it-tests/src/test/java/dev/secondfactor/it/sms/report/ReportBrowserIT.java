package dev.secondfactor.it.sms.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.stub.twilio.TwilioMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@ExpectedInLog({"dev\\.secondfactor\\.keycloak\\.gateway", "sms_send_failed"})
@DisplayName("Given a page whose message is reported on, in a browser")
class ReportBrowserIT {

  private final TestRealm realm;

  ReportBrowserIT(TestRealm realm) {
    this.realm = realm;
    Reported.switchOn(realm);
  }

  @Test
  @DisplayName("A6: it says by itself that the message was sent and then delivered")
  void delivered(Browsers browsers) {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    BrowserWindow window = codePage(alice, browsers, Device.PHONE);
    TwilioMessage message = realm.texts().first(alice.destination());
    assertThat(window.find("[data-status=sent]")).isVisible();

    realm.twilioAccount().report(message, "delivered", "");

    assertThat(window.find("[data-status=delivered]")).isVisible();
    assertThat(window.find("[data-status=delivered]")).hasText("The code was delivered.");
    assertThat(window.find("[data-status=sent]")).isHidden();
    window.expectAccessible();
    window.screenshot("delivered");
    window.find("#code").fill(alice.code());
    window.find("#kc-second-factor-submit").click();
    window.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName(
      "A6: it says by itself that the message did not arrive, and lets another be asked for")
  void undelivered(Browsers browsers) {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    BrowserWindow window = codePage(alice, browsers, Device.DESKTOP);
    TwilioMessage message = realm.texts().first(alice.destination());
    assertThat(window.find("[data-status=sent]")).isVisible();
    assertThat(window.find("#kc-second-factor-resend")).isDisabled();

    realm.twilioAccount().report(message, "undelivered", "30003");

    assertThat(window.find("[data-status=failed]")).isVisible();
    assertThat(window.find("[data-status=failed]"))
        .containsText("The text message could not be sent.");
    assertThat(window.find("#kc-second-factor-resend")).isEnabled();
    window.expectAccessible();
    window.screenshot("undelivered");
    window.find("#kc-second-factor-resend").click();
    window.find("#code").fill(alice.code(2));
    window.find("#kc-second-factor-submit").click();
    window.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  private static BrowserWindow codePage(CodeUser user, Browsers browsers, Device device) {
    BrowserWindow window = browsers.open(device, user.realm().newSession().start());
    window.signIn(user.account());
    window.expectPage("login-second-factor-code");
    return window;
  }
}
