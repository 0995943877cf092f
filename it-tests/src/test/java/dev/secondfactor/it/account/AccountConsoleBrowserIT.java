package dev.secondfactor.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given a user in the account console")
class AccountConsoleBrowserIT {

  private static final String SIGNING_IN = "/account/account-security/signing-in";

  private final TestRealm realm;

  AccountConsoleBrowserIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @Tag("smoke")
  @DisplayName("B8: sets codes by e-mail up, sees the masked address, and removes them")
  void setsUpSeesAndRemoves(Inbox inbox, Browsers browsers) {
    TestUser carol = realm.addUser("carol");
    BrowserWindow window = browsers.open(Device.DESKTOP, URI.create(realm.url() + SIGNING_IN));
    window.signIn(carol);
    window.find("[data-testid='second-factor-email/create']").click();
    window.expectPage("login-second-factor-email-address");
    window.find("#kc-second-factor-submit").click();
    window.find("#code").fill(inbox.code(carol.email()));
    window.find("#kc-second-factor-submit").click();

    assertThat(window.page().getByText("Codes go to " + TestUser.masked(carol.email())))
        .isVisible();
    window.screenshot("set up");

    window
        .find("[data-testid='second-factor-email/credential-list'] [data-testrole='remove']")
        .click();
    window.expectPage("login-delete-credential");
    window.screenshot("remove");
    window.find("#kc-accept").click();
    assertThat(window.find("[data-testid='second-factor-email/not-set-up']")).isVisible();
    window.screenshot("removed");
  }

  @Test
  @DisplayName("D2: is told at the field why the address cannot be changed now")
  void cannotChangeTheAddress(Browsers browsers) {
    realm.admin().flows().bindPasswordAlone();
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    BrowserWindow window = browsers.open(Device.DESKTOP, URI.create(realm.url() + "/account/"));
    window.signIn(alice);

    window.find("#email").fill("thief@example.test");
    window.find("[data-testid='save']").click();

    assertThat(window.page().getByText("sign in again with your second factor")).isVisible();
    window.screenshot("address refused");
  }
}
