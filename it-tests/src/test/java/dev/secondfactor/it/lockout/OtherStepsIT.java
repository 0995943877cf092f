package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@KeycloakTest(
    secondFactors = {
      "second-factor-totp",
      "second-factor-email-otp",
      "second-factor-recovery-codes"
    })
@DisplayName("Given the page of a locked method, and a user with other ones")
class OtherStepsIT {

  private static final String STEPS = "button[name=authenticationExecution]";

  private final TestRealm realm;

  OtherStepsIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName("locked page: it offers the ones that are not locked; a click leads there")
  void leadsToOthers(Inbox inbox) {
    GuessedUser alice = enrolled();

    Page locked = alice.guess(0, 5).page();

    assertThat(offered(locked)).containsExactly("Code by email", "Recovery codes");
    assertThat(inbox.to(alice.account().email())).noneMatch(mail -> mail.findCode().isPresent());
    CodePage mail = choose(locked, "Code by email").as(CodePage::new);
    assertThat(mail.enter(inbox.nthCode(alice.account().email(), 1)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("locked page: it does not offer one that is locked, too")
  void notLockedOnes(Inbox inbox) {
    GuessedUser alice = enrolled();
    CodePage mail = choose(alice.guess(0, 5).page(), "Code by email").as(CodePage::new);
    String wrong = Codes.wrong(inbox.nthCode(alice.account().email(), 1));
    for (int i = 0; i < 5; i++) {
      mail = mail.enter(wrong).as(CodePage::new);
    }

    assertThat(mail.isOpen()).isFalse();
    assertThat(offered(mail.page())).containsExactly("Recovery codes");
    assertThat(offered(alice.passPassword().page())).containsExactly("Recovery codes");
  }

  @Test
  @DisplayName("locked page: where Keycloak counts as well it offers them, too")
  void whereKeycloakCounts(Harness harness) {
    List<String> steps = List.of("second-factor-totp", "second-factor-email-otp");
    try (TestRealm counting = TestRealm.create(harness, "counting", steps)) {
      counting.bruteForceProtection(30);
      GuessedUser carol = GuessedUser.enrolled(counting, "carol");
      carol.account().enrolEmail();

      assertThat(offered(carol.guessSlowly(5).page())).containsExactly("Code by email");
    }
  }

  @Test
  @DisplayName("locked page: a user without other methods is offered none")
  void none() {
    GuessedUser bob = GuessedUser.enrolled(realm, "bob");

    assertThat(offered(bob.guess(0, 5).page())).isEmpty();
  }

  @Test
  @DisplayName("locked page: an open page offers none beside \"Try another way\"")
  void openPage() {
    GuessedUser alice = enrolled();

    assertThat(offered(alice.passPassword().page())).isEmpty();
  }

  @ParameterizedTest(name = "locked page: in {0} on {1} it has no barrier and fits the window")
  @MethodSource("dev.secondfactor.it.login.PageLooksIT#looks")
  void looks(String theme, Device device, Browsers browsers) {
    realm.loginTheme(theme);
    GuessedUser alice = enrolled();
    alice.guess(0, 5);
    BrowserWindow window = browsers.open(device, realm.newSession().start());
    window.signIn(alice.account());
    window.expectPage("login-second-factor-totp");
    window.find(STEPS).first().waitFor();

    window.screenshot(theme + " other steps");
    window.expectAccessible();
    assertThat(window.scrollsSideways()).isFalse();
    window.find(STEPS).first().click();
    window.expectPage("login-second-factor-code");
    assertThat(window.scriptErrors()).isEmpty();
  }

  private GuessedUser enrolled() {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    TestUser account = alice.account();
    account.enrolEmail();
    account.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC"));
    return alice;
  }

  private static List<String> offered(Page page) {
    return page.document().select(STEPS).eachText();
  }

  private static Page choose(Page page, String name) {
    String step =
        page.document().select(STEPS).stream()
            .filter(button -> button.text().equals(name))
            .findFirst()
            .orElseThrow()
            .val();
    return page.form("kc-second-factor-form").submit("authenticationExecution", step);
  }
}
