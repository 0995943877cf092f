package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
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
@Tag("standard")
@DisplayName("Given a user whose app's codes were guessed at, again and again")
class TotpDisabledIT {

  private static final String DISABLED = "Codes from the app were disabled for your account";

  /** No lock is longer than a day. */
  private static final Duration PAST_THE_LOCK = Duration.ofHours(25);

  private static final int GUESSES_BEFORE_A_LOCK = 5;

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName(
      "RL-2: after 100 failures in a row the right code is refused, and time heals nothing")
  void disablesTheMethod(TestRealm realm, Inbox inbox, TestSupport support) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    Duration ahead = guess(alice, support, 95);
    TotpPage bystander = alice.passPassword();
    TotpPage page = guessOneRound(alice, ahead, 4);
    assertThat(page.error()).contains("1 more attempt");

    page = page.enter(alice.phone().wrongCode(0, now(ahead))).as(TotpPage::new);

    assertThat(page.error()).contains(DISABLED);
    TotpPage refused = bystander.enter(alice.phone().code(now(ahead))).as(TotpPage::new);
    assertThat(refused.error()).contains(DISABLED);
    assertThat(refused.isOpen()).isFalse();
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(100);
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "user_disabled")).hasSize(1);
    inbox.withSubject(alice.account().email(), "Second factor disabled for " + realm.title());

    support.clockAhead(ahead.plus(PAST_THE_LOCK));
    assertThat(alice.passPassword().error()).contains(DISABLED);
  }

  @Test
  @DisplayName("RL-2: a right code before the hundredth begins the count anew")
  void countsFailuresInARow(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("disableAfterFailures", "10"));
    AppUser alice = AppUser.enrolled(realm, "alice");
    Duration ahead = guess(alice, support, 5);
    TotpPage page = guessOneRound(alice, ahead, 4);
    page.enter(alice.phone().code(now(ahead))).as(AppPage::new);

    page = guessOneRound(alice, ahead, 4);

    assertThat(page.error()).contains("1 more attempt");
    assertThat(page.enter(alice.phone().code(now(ahead).plusSeconds(30))).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("RL-4: an app that is bound anew works again")
  void worksAgainAfterEnrolment(TestRealm realm, TestSupport support) {
    TestUser account = disabledAndReset(realm, support, Setups.ACTION);
    TotpSetupPage setup = Setups.open(realm, account);
    TotpDevice tablet = setup.device();
    setup.enter(tablet.code()).as(AppPage::new);

    assertAccepted(realm, account, tablet);
  }

  @Test
  @DisplayName("RL-4: an app that is bound by Keycloak's own set-up works as well")
  void worksAgainAfterKeycloaksSetup(TestRealm realm, TestSupport support) {
    TestUser account = disabledAndReset(realm, support, "CONFIGURE_TOTP");
    Page setup = LoginPage.of(realm).signIn(account);
    String secret = setup.find("#totpSecret").orElseThrow().val();
    TotpDevice tablet = new TotpDevice(secret, "HmacSHA1", 6, 30);
    setup.form("kc-totp-settings-form").with("totp", tablet.code()).submit().as(AppPage::new);

    assertAccepted(realm, account, tablet);
  }

  /** A user whose app was disabled, and whom an administrator asks to set up another. */
  private static TestUser disabledAndReset(TestRealm realm, TestSupport support, String setup) {
    realm.policy(Map.of("disableAfterFailures", "10"));
    AppUser alice = AppUser.enrolled(realm, "alice");
    TestUser account = alice.account();
    Duration ahead = guess(alice, support, 5);
    assertThat(guessOneRound(alice, ahead, 5).error()).contains(DISABLED);
    support.clockRight();
    account
        .admin()
        .deleteCredential(account.admin().credential("otp").orElseThrow().path("id").asText());
    account.admin().addRequiredAction(setup);
    return account;
  }

  private static void assertAccepted(TestRealm realm, TestUser account, TotpDevice device) {
    TotpPage login = LoginPage.of(realm).signIn(account).as(TotpPage::new);
    assertThat(login.isOpen()).isTrue();
    assertThat(login.enter(device.codeAhead(1)).isSignedIn()).isTrue();
  }

  /** Types wrong codes and waits for each lock to end; tells how far the clock is ahead then. */
  private static Duration guess(AppUser alice, TestSupport support, int times) {
    Duration ahead = Duration.ZERO;
    for (int round = 0; round < times / GUESSES_BEFORE_A_LOCK; round++) {
      TotpPage locked = guessOneRound(alice, ahead, GUESSES_BEFORE_A_LOCK);
      assertThat(locked.error()).contains("Codes from the app are locked");
      ahead = ahead.plus(PAST_THE_LOCK);
      support.clockAhead(ahead);
    }
    return ahead;
  }

  private static TotpPage guessOneRound(AppUser alice, Duration ahead, int times) {
    TotpPage page = alice.passPassword();
    for (int n = 1; n <= times; n++) {
      page = page.enter(alice.phone().wrongCode(n, now(ahead))).as(TotpPage::new);
    }
    return page;
  }

  private static Instant now(Duration ahead) {
    return Instant.now().plus(ahead);
  }
}
