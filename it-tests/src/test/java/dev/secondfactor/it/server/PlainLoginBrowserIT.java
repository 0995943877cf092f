package dev.secondfactor.it.server;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("container")
@DisplayName("Given a realm where nobody has set up a method of ours, and a browser")
class PlainLoginBrowserIT {

  @Test
  @DisplayName("a user signs in with the password alone")
  void signsInWithThePasswordAlone(TestRealm realm, Browsers browsers) {
    TestUser bob = realm.addUser("bob");

    BrowserWindow window = browsers.open(Device.PHONE, realm.newSession().start());
    window.expectPage("login-login");
    window.screenshot("login");
    window.signIn(bob);

    window.expectSignedIn();
  }
}
