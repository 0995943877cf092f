package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("trap")
@DisplayName("Given a form for the app's code, and a user who gets locked")
class TotpLockIT {

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("TRAP 6: after our own lock an open form compares no code, nor two in a row")
  void isDeadAfterOurLock(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpPage open = alice.passPassword();
    TotpPage both = alice.passPassword().resync();
    alice.guess(alice.passPassword(), 0, 5);

    TotpPage refused = open.enter(alice.phone().code()).as(TotpPage::new);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.error()).contains("Codes from the app are locked");
    TotpPage refusedBoth =
        both.enterBoth(alice.phone().codeAhead(0), alice.phone().codeAhead(1)).as(TotpPage::new);
    assertThat(refusedBoth.isOpen()).isFalse();
    assertThat(refusedBoth.error()).contains("Codes from the app are locked");

    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "user_temporarily_disabled"))
        .hasSize(2);
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("TRAP 6: when our lock has ended, the same form goes on")
  void goesOnAfterOurLock(TestRealm realm, TestSupport support) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpPage page = alice.guess(alice.passPassword(), 0, 5);
    Duration later = Duration.ofSeconds(61);
    support.clockAhead(later);

    TotpPage again = page.form().submit("retry", "true").as(TotpPage::new);

    assertThat(again.isOpen()).isTrue();
    assertThat(again.enter(alice.phone().code(Instant.now().plus(later))).isSignedIn()).isTrue();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 6: after Keycloak's own lock an open form compares no code, nor two in a row")
  void isDeadAfterKeycloaksLock(TestRealm realm) {
    realm.bruteForceProtection(3);
    AppUser alice = AppUser.enrolled(realm, "alice");
    alice.account().enrolEmail();
    TotpPage open = alice.passPassword();
    Form both =
        alice
            .passPassword()
            .resync()
            .withCode(alice.phone().code())
            .with("nextCode", alice.phone().codeAhead(1));
    lockByPasswords(realm, alice.account());

    TotpPage refused = open.enter(alice.phone().code()).as(TotpPage::new);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.error()).contains("Your account is locked");
    assertThat(refused.page().find("[name=authenticationExecution]")).isEmpty();
    assertThat(both.submit("login", "").as(TotpPage::new).error())
        .contains("Your account is locked");

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "user_temporarily_disabled"))
        .anyMatch(
            event -> event.path("details").path("second_factor_method").asText().equals("totp"));
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("TRAP 6: after Keycloak's own lock an open set-up binds no app")
  void bindsNoAppAfterKeycloaksLock(TestRealm realm) {
    realm.bruteForceProtection(3);
    TestUser bob = Setups.invited(realm);
    TotpSetupPage open = Setups.open(realm, bob);
    lockByPasswords(realm, bob);

    TotpSetupPage refused = open.enter(open.device().code()).as(TotpSetupPage::new);

    assertThat(refused.error()).contains("Your account is locked");
    assertThat(bob.admin().credential("otp")).isEmpty();
    assertThat(bob.admin().sessions()).isZero();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 5, TRAP 22: Keycloak counts each wrong code once, and a right one clears it")
  void feedsKeycloaksCounters(TestRealm realm) {
    realm.bruteForceProtection(30);
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpPage page = alice.passPassword();
    for (int i = 1; i <= 3; i++) {
      int count = i;
      page = alice.guess(page, i, 1);
      Waiting.until(count + " failures", () -> failures(alice) >= count);
    }
    assertThat(failures(alice)).isEqualTo(3);

    page.enter(alice.phone().code()).as(AppPage::new);

    Waiting.until("no failures", () -> failures(alice) == 0);
  }

  /** Keycloak does not count a failure while it is still counting the one before. */
  private static void lockByPasswords(TestRealm realm, TestUser user) {
    Waiting.until(
        "Keycloak's lock",
        () -> {
          LoginPage.of(realm).signIn(user.username(), "wrong").as(LoginPage::new);
          return user.admin().bruteForce().path("disabled").asBoolean();
        });
  }

  private static int failures(AppUser user) {
    return user.account().admin().bruteForce().path("numFailures").asInt();
  }
}
