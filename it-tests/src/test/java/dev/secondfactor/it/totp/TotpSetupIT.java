package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given somebody who sets an authenticator app up")
class TotpSetupIT {

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("B1: asked for at login, the app is set up, told by mail, and signs in from then on")
  void setsUpWhenAsked(TestRealm realm, Inbox inbox) {
    TestUser bob = Setups.invited(realm);
    TotpSetupPage page = Setups.open(realm, bob);
    TotpDevice phone = page.device();
    String code = phone.code();

    page.enter(code).as(AppPage::new);

    assertThat(inbox.first(bob.email()).subject()).contains("Second factor set up");
    assertThat(new RealmEvents(realm).of("UPDATE_CREDENTIAL"))
        .anyMatch(
            event -> event.path("details").path("second_factor_method").asText().equals("totp"));
    TotpPage next = LoginPage.of(realm).signIn(bob).as(TotpPage::new);
    assertThat(next.enter(code).as(TotpPage::new).error()).contains("This code was used already");
    assertThat(next.enter(phone.codeAhead(1)).isSignedIn()).isFalse();
  }

  @Test
  @Tag("standard")
  @DisplayName("RFC 4226 R6: the secret has 160 bits")
  void hasALongSecret(TestRealm realm) {
    TotpSetupPage page = Setups.open(realm, Setups.invited(realm));

    assertThat(page.key().replace(" ", "")).hasSize(32).matches("[A-Z2-7]+");
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 39: the secret is the server's, whatever a form says")
  void keepsItsOwnSecret(TestRealm realm) {
    TestUser bob = Setups.invited(realm);
    TotpSetupPage page = Setups.open(realm, bob);
    TotpDevice mallory = TotpDevice.typed("A".repeat(32));

    assertThat(page.form().fields()).noneMatch(field -> field.value().contains(page.key()));
    TotpSetupPage refused =
        page.form()
            .with("code", mallory.code())
            .with("totpSecret", "A".repeat(20))
            .with("secret", "A".repeat(32))
            .submit()
            .as(TotpSetupPage::new);
    assertThat(refused.error()).contains("does not belong to this QR code");
    assertThat(refused.key()).isEqualTo(page.key());
    assertThat(refused.enter(refused.device().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("B2: a secret that was shown too long ago is replaced, and the page says why")
  void renewsAnOldSecret(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("totpSetupLifetime", "60"));
    TestUser bob = Setups.invited(realm);
    TotpSetupPage page = Setups.open(realm, bob);
    Duration late = Duration.ofSeconds(61);
    support.clockAhead(late);

    TotpSetupPage renewed =
        page.enter(page.device().code(Instant.now().plus(late))).as(TotpSetupPage::new);

    assertThat(renewed.isRenewed()).isTrue();
    assertThat(renewed.key()).isNotEqualTo(page.key());
    assertThat(new RealmEvents(realm).of("UPDATE_CREDENTIAL_ERROR")).isEmpty();
    assertThat(renewed.enter(renewed.device().code(Instant.now().plus(late))).isSignedIn())
        .isTrue();
  }

  @Test
  @Tag("smoke")
  @DisplayName("B10, ASVS 7.5.1: a further device needs a fresh check, a name, and one of its own")
  void asksBeforeAFurtherDevice(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp("phone");
    alice.enrolEmail();
    LoginSession session = signedInByPasswordAlone(realm, alice);
    TotpPage confirm = session.openAction(Setups.ACTION).as(TotpPage::new);
    TotpPage wrong = confirm.enter("000000").as(TotpPage::new);
    assertThat(wrong.error()).contains("This code is wrong");
    CodePage byMail = wrong.choose("email-otp").as(CodePage::new);
    TotpSetupPage setup = byMail.enter(inbox.code(alice.email())).as(TotpSetupPage::new);
    String code = setup.device().code();
    assertThat(setup.enter(code).as(TotpSetupPage::new).nameError()).contains("Enter a name");
    assertThat(
            setup
                .page()
                .session()
                .page()
                .as(TotpSetupPage::new)
                .enter(code, "Phone")
                .as(TotpSetupPage::new)
                .nameError())
        .contains("has this name");
    TotpSetupPage last = session.page().as(TotpSetupPage::new);
    AppPage done = last.enter(last.device().code(), "tablet").as(AppPage::new);

    assertThat(done.parameter("kc_action_status")).contains("success");
    assertThat(alice.admin().credentials())
        .filteredOn(it -> it.path("type").asText().equals("otp"))
        .hasSize(2);
  }

  @Test
  @DisplayName("B10: given up, the confirmation changes nothing and says so to the application")
  void canBeGivenUp(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp("phone");
    LoginSession session = signedInByPasswordAlone(realm, alice);

    TotpPage confirm = session.openAction(Setups.ACTION).as(TotpPage::new);

    assertThat(confirm.cancelAction().as(AppPage::new).parameter("kc_action_status"))
        .contains("cancelled");
  }

  @Test
  @DisplayName("B1: of two windows one sets the app up, and the other is told")
  void setsUpInOneWindow(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(bob).as(AppPage::new);
    TotpSetupPage one = session.openAction(Setups.ACTION).as(TotpSetupPage::new);
    LoginSession tab = session.newTab();
    TotpSetupPage two = tab.openAction(Setups.ACTION).as(TotpSetupPage::new);

    one.enter(one.device().code()).as(AppPage::new);
    TotpSetupPage told = two.enter(two.device().code()).as(TotpSetupPage::new);

    assertThat(told.page().text()).contains("An app was set up for your account a moment ago");
    assertThat(bob.admin().credentials())
        .filteredOn(it -> it.path("type").asText().equals("otp"))
        .hasSize(1);
  }

  @Test
  @Tag("smoke")
  @DisplayName("B3, TRAP 38: where a second factor is required, who has none is asked at login")
  void asksWhoHasNone(TestRealm realm) {
    realm.policy(Map.of("requirement", "required", "primaryMethod", "totp"));
    TestUser carol = realm.addUser("carol");

    TotpSetupPage page = LoginPage.of(realm).signIn(carol).as(TotpSetupPage::new);
    page.enter(page.device().code()).as(AppPage::new);

    assertThat(LoginPage.of(realm).signIn(carol).as(TotpPage::new).isOpen()).isTrue();
  }

  /** In a realm whose flow has no second step, so that nothing was checked yet. */
  private static LoginSession signedInByPasswordAlone(TestRealm realm, TestUser user) {
    realm.admin().flows().bindPasswordAlone();
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(user).as(AppPage::new);
    return session;
  }
}
