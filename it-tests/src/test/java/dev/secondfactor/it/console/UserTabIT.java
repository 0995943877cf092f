package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.trust.Trusting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(
    secondFactors = {
      "second-factor-totp",
      "second-factor-email-otp",
      "second-factor-recovery-codes"
    })
@DisplayName("Given an administrator at the tab of a user")
class UserTabIT {

  private final TestRealm realm;
  private final KeycloakServer server;
  private final TestUser chief;

  UserTabIT(TestRealm realm, KeycloakServer server) {
    this.realm = realm;
    this.server = server;
    AdminConsole.dress(realm);
    chief = AdminConsole.administrator(realm, "realm-admin");
  }

  @Test
  @Tag("smoke")
  @DisplayName("C9: the tab tells what is set up, masked, and resets one method with a reason")
  void seesAndResets(Browsers browsers) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp("my phone");
    alice.enrolEmail("alice.private@second.test");
    AdminConsole console = open(browsers).user(alice);

    assertThat(console.tab()).hasAttribute("aria-selected", "true");
    assertThat(console.row("Authenticator app")).containsText("my phone");
    assertThat(console.row("Codes by e-mail"))
        .containsText(TestUser.masked("alice.private@second.test"));
    assertThat(console.window().page().content()).doesNotContain("alice.private@second.test");

    console.act("reset-totp", "phone lost");

    assertThat(console.row("Authenticator app")).containsText("Not set up");
    assertThat(alice.admin().credential("otp")).isEmpty();
    assertThat(alice.admin().credential("second-factor-email")).isPresent();
    assertThat(reasons("SECOND_FACTOR_RESET")).contains("phone lost");
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("C8: a reset of all is confirmed first; Escape leaves it and gives the focus back")
  void resetsAll(Browsers browsers) {
    TestUser bob = realm.addUser("bob");
    bob.addTotp();
    bob.enrolEmail();
    AdminConsole console = open(browsers).user(bob);

    console.action("reset").click();
    assertThat(console.field("reason")).isFocused();
    console.window().page().keyboard().press("Escape");
    assertThat(console.dialog()).hasCount(0);
    assertThat(console.action("reset")).isFocused();
    assertThat(bob.admin().credential("otp")).isPresent();

    console.act("reset", "left the company");

    assertThat(bob.admin().credential("otp")).isEmpty();
    assertThat(bob.admin().credential("second-factor-email")).isEmpty();
  }

  @Test
  @DisplayName("A8: the tab lists trusted browsers, and withdraws one or all with a reason")
  void trustedBrowsers(Browsers browsers) {
    TestUser dave = realm.addUser("dave");
    dave.addTotp();
    Trusting.keep(dave, "Firefox (Linux)");
    Trusting.keep(dave, "Safari (iOS)");
    AdminConsole console = open(browsers).user(dave);
    assertThat(console.row("Firefox (Linux)")).containsText("192.0.2.7");

    String id = dave.admin().credential(Trusting.TRUSTED).orElseThrow().path("id").asText();
    String label =
        dave.admin().credential(Trusting.TRUSTED).orElseThrow().path("userLabel").asText();
    console.act("distrust-" + id, "sold");
    assertThat(console.panel()).not().containsText(label);
    assertThat(reasons("SECOND_FACTOR_TRUSTED_BROWSER")).contains("sold");

    console.act("distrust", "left");
    assertThat(console.action("distrust")).hasCount(0);
    assertThat(dave.admin().credential(Trusting.TRUSTED)).isEmpty();
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("TRAP 13: what is refused is told at the field, and nothing typed is lost")
  void refused(Browsers browsers) {
    realm.policy(Map.of("preset", "nist-aal2"));
    TestUser carol = realm.addUser("carol");
    AdminConsole console = open(browsers).user(carol);
    console.action("require").click();
    console.submit();
    assertThat(console.field("reason")).hasAttribute("aria-invalid", "true");
    assertThat(console.field("reason")).isFocused();
    assertThat(console.dialog()).containsText("one line of at most 500 characters");

    console.field("method").selectOption("email-otp");
    console.field("reason").fill("new employee");
    console.submit();
    assertThat(console.dialog().locator("[role='alert']")).containsText("email-otp");
    assertThat(console.field("reason")).hasValue("new employee");
    assertThat(console.field("method")).hasValue("email-otp");

    console.field("method").selectOption("totp");
    console.submit();

    assertThat(console.panel()).containsText("To be set up at the next login: Authenticator app");
    assertThat(carol.admin().requiredActions()).containsExactly("second-factor-configure-totp");
    realm.policy(Map.of());
  }

  @Test
  @DisplayName("C9: a lock is shown and ended, also by who comes with a token that is too old")
  void locked(Browsers browsers) {
    TestUser dora = realm.addUser("dora");
    TotpDevice phone = dora.addTotp();
    TotpPage page = LoginPage.of(realm).signIn(dora).as(TotpPage::new);
    for (int n = 0; n < 5; n++) {
      page = page.enter(phone.wrongCode(n)).as(TotpPage::new);
    }
    AdminConsole console = open(browsers).user(dora);
    assertThat(console.row("Authenticator app")).containsText("Locked");
    assertThat(console.row("Authenticator app")).containsText("5");

    // As after a minute in which nothing was clicked.
    console
        .window()
        .page()
        .route(
            "**/second-factor/users/**",
            route -> route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("")),
            new Page.RouteOptions().setTimes(1));
    console.act("unlock-totp", "as agreed");

    assertThat(console.row("Authenticator app")).containsText("Set up");
    assertThat(console.action("unlock-totp")).hasCount(0);
    assertThat(reasons("SECOND_FACTOR_LOCK")).contains("as agreed");
    console.act("unlock", "all of them");
    assertThat(reasons("SECOND_FACTOR_LOCK")).contains("all of them");
  }

  @Test
  @DisplayName("C9: a link to the set-up is sent")
  void link(Inbox inbox, Browsers browsers) {
    TestUser frida = realm.addUser("frida");
    AdminConsole console = open(browsers).user(frida);

    console.act("link", "new employee");

    assertThat(console.panel()).containsText("To be set up at the next login");
    Mail sent =
        inbox.withSubject(frida.email(), "Please set up a second factor for " + realm.title());
    assertThat(sent.text()).contains("http");
  }

  @Test
  @Tag("smoke")
  @DisplayName("C9: a bypass code is shown once, signs in once, and can be withdrawn")
  void bypass(Browsers browsers) {
    TestUser gina = realm.addUser("gina");
    gina.addTotp();
    AdminConsole console = open(browsers).user(gina);
    Locator shown = console.window().find("[data-testid='second-factor-bypass-code']");

    console.action("bypass").click();
    console.field("minutes").selectOption("10");
    console.field("reason").fill("phone lost");
    console.submit();
    assertThat(shown).isVisible();
    String code = shown.innerText();
    realm.keepSecret(code);
    assertThat(console.dialog().locator("[data-first]")).isFocused();
    console.window().page().keyboard().press("Escape");

    assertThat(console.panel()).containsText("A bypass code is open until");
    assertThat(console.window().page().content()).doesNotContain(code);
    LoginPage.of(realm)
        .signIn(gina)
        .as(TotpPage::new)
        .tryAnotherWay()
        .choose("Recovery")
        .as(RecoveryPage::new)
        .enter(code)
        .as(TotpSetupPage::new);

    console.action("bypass").click();
    console.field("reason").fill("once more");
    console.submit();
    realm.keepSecret(shown.innerText());
    console.dialog().locator("button.pf-m-primary").click();
    console.action("withdraw").click();
    console.field("reason").fill("found again");
    console.submit();
    assertThat(console.panel()).not().containsText("A bypass code is open until");
    assertThat(console.action("withdraw")).hasCount(0);
    assertThat(reasons("SECOND_FACTOR_BYPASS")).contains("phone lost", "once more", "found again");
  }

  @Test
  @DisplayName("the tab has an address of its own, goes with the others, and speaks German")
  void amongTheOthers(Browsers browsers) {
    TestUser erin = realm.addUser("erin");
    AdminConsole console =
        AdminConsole.open(realm, server, chief, Device.DESKTOP.speaking("de"), browsers)
            .go("users/" + erin.id() + "/settings");
    Locator selected = console.window().find("main [role='tab'][aria-selected='true']");
    console.tab().click();
    assertThat(selected).hasText("Zweiter Faktor");
    assertThat(console.panel()).containsText("Nicht eingerichtet");
    console.window().screenshot("German");

    console.window().find("[data-testid='credentials']").click();
    assertThat(selected).hasCount(1);
    assertThat(selected).hasAttribute("data-testid", "credentials");
    assertThat(console.panel()).isHidden();

    console.window().page().goBack();
    assertThat(console.panel()).isVisible();
    assertThat(selected).hasText("Zweiter Faktor");
    console.window().page().reload();
    assertThat(console.panel()).containsText("Nicht eingerichtet");
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  private AdminConsole open(Browsers browsers) {
    return AdminConsole.open(realm, server, chief, Device.DESKTOP, browsers);
  }

  private List<String> reasons(String type) {
    return realm.admin().adminEvents().stream()
        .filter(event -> event.path("resourceType").asText().equals(type))
        .map(event -> event.path("details").path("reason").asText())
        .toList();
  }
}
