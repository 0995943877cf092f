package dev.secondfactor.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes the pictures of the README anew, when it is asked to write documents. */
@KeycloakTest
@EnabledIfSystemProperty(named = "docs.write", matches = "true")
@DisplayName("Given the README")
class ReadmePictureIT {

  private static final Path FOLDER = Path.of("..", "docs", "images");
  private static final Device LIGHT = new Device("readme", 720, 640, "en", false, true);

  /** Without the background, which makes most of the bytes. */
  private static final String CARD = ".pf-v5-c-login__main";

  private static final long MOST_BYTES = 60 * 1024;

  @ParameterizedTest(name = "the picture of the login, dark: {0}")
  @ValueSource(booleans = {false, true})
  void login(boolean dark, TestRealm realm, Browsers browsers) throws IOException {
    realm.admin().change(settings -> settings.put("displayName", "Example Shop"));
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail("alice@example.org");
    BrowserWindow window =
        browsers.open(dark ? LIGHT.inTheDark() : LIGHT, realm.newSession().start());
    window.signIn(alice);
    window.expectPage("login-second-factor-code");
    window.page().getByText("The code was sent.").waitFor();

    Path file = Files.createDirectories(FOLDER).resolve(dark ? "login-dark.png" : "login.png");
    window.find(CARD).screenshot(new Locator.ScreenshotOptions().setPath(file));

    assertThat(file).isNotEmptyFile();
    assertThat(Files.size(file)).isLessThan(MOST_BYTES);
  }
}
