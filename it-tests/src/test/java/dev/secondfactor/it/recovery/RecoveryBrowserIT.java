package dev.secondfactor.it.recovery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.PaperCode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given the pages of recovery codes, in a browser")
class RecoveryBrowserIT {

  private static final String SETUP_PAGE = "login-second-factor-recovery-setup";
  private static final String PAGE = "login-second-factor-recovery";
  private static final String FINISH = "#kc-second-factor-finish";

  private final TestRealm realm;

  RecoveryBrowserIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName("B4: the downloaded file has the codes, numbered, and says whose they are")
  void downloads(Browsers browsers) throws IOException {
    TestUser bob = invited();
    BrowserWindow window = openSetup(bob, browsers);
    List<String> codes = codes(window);
    assertThat(window.find(FINISH)).isDisabled();

    Download download =
        window.page().waitForDownload(() -> window.find("#kc-second-factor-download").click());

    assertThat(download.suggestedFilename()).endsWith(".txt").contains("recovery");
    String text = Files.readString(download.path());
    assertThat(text).contains(bob.username(), realm.name()).contains(codes);
    assertThat(text).contains(" 1. " + codes.get(0)).contains("10. " + codes.get(9));
    expectSaved(window, "The file with the codes was downloaded.");
    window.find(FINISH).click();
    window.expectSignedIn();
    assertThat(window.scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("B4: copied, the codes are in the clipboard, one a line")
  void copies(Browsers browsers) {
    BrowserWindow window = openSetup(invited(), browsers);
    window.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));

    window.find("#kc-second-factor-copy-button").click();

    expectSaved(window, "The codes were copied.");
    assertThat(window.page().evaluate("navigator.clipboard.readText()"))
        .isEqualTo(String.join("\n", codes(window)));
  }

  @Test
  @DisplayName(
      "B4: printed, there is whose codes they are, the codes, and nothing of the page around")
  void prints(Browsers browsers) {
    TestUser bob = invited();
    BrowserWindow window = openSetup(bob, browsers);
    window.page().evaluate("window.print = () => { window.printed = true; }");

    window.find("#kc-second-factor-print").click();

    expectSaved(window, "The codes were handed over for printing.");
    assertThat(window.page().evaluate("window.printed")).isEqualTo(true);
    window.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    window.screenshot("printed");
    assertThat(window.find("#kc-second-factor-sheet-head")).isVisible();
    assertThat(window.find("#kc-second-factor-sheet-head")).containsText(bob.username());
    assertThat(window.find("#kc-second-factor-codes code").last()).isVisible();
    for (String hidden :
        List.of(
            FINISH,
            "#saved",
            "#kc-second-factor-download",
            "#kc-second-factor-status",
            "#kc-second-factor-hint",
            "#kc-page-title")) {
      assertThat(window.find(hidden)).isHidden();
    }
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"keycloak.v2", "keycloak"})
  @Tag("smoke")
  @DisplayName("B4: by keyboard alone a set is made and a code signs in")
  void worksByKeyboard(String theme, Browsers browsers) {
    realm.loginTheme(theme);
    TestUser bob = invited();
    BrowserWindow window = openSetup(bob, browsers);
    List<String> codes = codes(window);
    assertThat(window.find(FINISH)).isDisabled();
    window.find("#kc-second-factor-copy-button").focus();
    window.page().keyboard().press("Tab");
    assertThat(window.find("#saved")).isFocused();
    window.page().keyboard().press("Space");
    assertThat(window.find(FINISH)).isEnabled();
    window.page().keyboard().press("Space");
    assertThat(window.find(FINISH)).isDisabled();
    window.page().keyboard().press("Space");
    window.page().keyboard().press("Tab");
    assertThat(window.find(FINISH)).isFocused();
    window.page().keyboard().press("Enter");
    window.expectSignedIn();

    BrowserWindow login = browsers.open(Device.PHONE, realm.newSession().start());
    login.signIn(bob);
    login.expectPage(PAGE);
    assertThat(login.find("#code")).isFocused();
    login.page().keyboard().type(codes.get(4).toLowerCase(Locale.ROOT));
    login.page().keyboard().press("Enter");
    login.expectPage(SETUP_PAGE);
    assertThat(login.find("#kc-second-factor-left")).hasText("9 codes are left.");
    login.find("#kc-second-factor-later").focus();
    login.page().keyboard().press("Enter");
    login.expectSignedIn();
    assertThat(login.scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("B4: the back button does not bring the codes back")
  void forgetsTheCodes(Browsers browsers) {
    BrowserWindow window = openSetup(invited(), browsers);
    String code = codes(window).get(0);
    window.find("#saved").check();
    window.find(FINISH).click();
    window.expectSignedIn();

    window.page().goBack();

    assertThat(window.find("body")).not().containsText(code);
    assertThat(window.page().content()).doesNotContain(code);
  }

  @Test
  @DisplayName("B4: without scripts the codes are made and saved by hand")
  void worksWithoutScripts(Browsers browsers) {
    TestUser bob = invited();
    BrowserWindow window = browsers.open(Device.PHONE.withoutScripts(), realm.newSession().start());
    window.signIn(bob);
    window.expectPage(SETUP_PAGE);
    codes(window);
    assertThat(window.find("#kc-second-factor-by-hand")).isVisible();
    assertThat(window.find("#kc-second-factor-download")).isHidden();

    window.find(FINISH).click();
    assertThat(window.find("#input-error-saved")).isVisible();
    window.find("#saved").check();
    window.find(FINISH).click();

    window.expectSignedIn();
  }

  @Test
  @Tag("smoke")
  @Tag("trap")
  @DisplayName("TRAP 20, TRAP 21: the account console makes, counts and removes them")
  void isUsedFromTheConsole(Browsers browsers) {
    TestUser carol = realm.addUser("carol");
    BrowserWindow window =
        browsers.open(
            Device.DESKTOP, URI.create(realm.url() + "/account/account-security/signing-in"));
    window.signIn(carol);
    window.find("[data-testid='second-factor-recovery-codes/create']").click();
    window.expectPage(SETUP_PAGE);
    List<String> codes = codes(window);
    window.find("#saved").check();
    window.find(FINISH).click();

    assertThat(window.page().getByText("10 of 10 codes left")).isVisible();
    window.screenshot("console");
    window
        .find(
            "[data-testid='second-factor-recovery-codes/credential-list'] [data-testrole='remove']")
        .click();
    window.expectPage(PAGE);
    window.find("#code").fill(codes.get(0));
    window.find("#kc-second-factor-submit").click();
    window.expectPage("login-delete-credential");
    window.find("#kc-accept").click();
    assertThat(window.find("[data-testid='second-factor-recovery-codes/not-set-up']")).isVisible();
  }

  private TestUser invited() {
    TestUser user = realm.addUser("bob");
    user.admin().addRequiredAction(RecoveryUser.ACTION);
    return user;
  }

  private BrowserWindow openSetup(TestUser user, Browsers browsers) {
    BrowserWindow window = browsers.open(Device.DESKTOP, realm.newSession().start());
    window.signIn(user);
    window.expectPage(SETUP_PAGE);
    return window;
  }

  private List<String> codes(BrowserWindow window) {
    assertThat(window.find("#kc-second-factor-codes code")).hasCount(10);
    List<String> codes = window.find("#kc-second-factor-codes code").allInnerTexts();
    codes.stream()
        .map(PaperCode::new)
        .forEach(
            code -> {
              realm.keepSecret(code.written());
              realm.keepSecret(code.plain());
            });
    return codes;
  }

  private static void expectSaved(BrowserWindow window, String status) {
    assertThat(window.page().getByText(status)).isVisible();
    assertThat(window.find("#saved")).isChecked();
    assertThat(window.find(FINISH)).isEnabled();
  }
}
