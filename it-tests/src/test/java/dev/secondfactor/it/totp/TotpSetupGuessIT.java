package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
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
@Tag("trap")
@DisplayName("Given somebody who guesses at the code of a set-up")
class TotpSetupGuessIT {

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 28: five wrong codes lock the set-up, the right one as well, but no login")
  void locksTheSetupAlone(TestRealm realm, Inbox inbox) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.passPassword(session).enter(alice.phone().code());
    TotpSetupPage page = session.openAction(Setups.ACTION).as(TotpSetupPage::new);

    page = guess(page, 5);

    assertThat(page.error()).contains("locked");
    assertThat(page.enter(page.device().code(), "tablet").as(TotpSetupPage::new).error())
        .contains("locked");
    assertThat(new RealmEvents(realm).errors("UPDATE_CREDENTIAL_ERROR", "invalid_user_credentials"))
        .hasSize(5);
    assertThat(inbox.first(alice.account().email()).subject()).contains("Second factor locked");
    TotpPage login = alice.passPassword();
    assertThat(login.enter(alice.phone().codeAhead(1)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 28: the set-ups of all sessions have one budget")
  void sharesOneBudget(TestRealm realm) {
    TestUser bob = Setups.invited(realm);
    TotpSetupPage first = guess(Setups.open(realm, bob), 3);
    assertThat(first.error()).contains("does not belong to this QR code");

    TotpSetupPage second = guess(Setups.open(realm, bob), 2);

    assertThat(second.error()).contains("locked");
    assertThat(first.enter(first.device().code()).isSignedIn()).isFalse();
    assertThat(bob.admin().credential("otp")).isEmpty();
  }

  @Test
  @DisplayName("TRAP 3, TRAP 28: a new QR code gives no new attempts")
  void givesNoNewAttemptsByRenewal(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("totpSetupLifetime", "60", "lockSeconds", "600"));
    TestUser bob = Setups.invited(realm);
    TotpSetupPage page = guess(Setups.open(realm, bob), 4);
    Duration later = Duration.ofSeconds(61);
    support.clockAhead(later);
    TotpSetupPage renewed = page.page().session().reload().as(TotpSetupPage::new);
    assertThat(renewed.isRenewed()).isTrue();
    Instant now = Instant.now().plus(later);

    page = renewed.enter(renewed.device().wrongCode(0, now)).as(TotpSetupPage::new);

    assertThat(page.error()).contains("locked");
    assertThat(page.enter(page.device().code(now)).isSignedIn()).isFalse();
    assertThat(bob.admin().credential("otp")).isEmpty();
  }

  private static TotpSetupPage guess(TotpSetupPage page, int times) {
    TotpSetupPage answer = page;
    for (int n = 0; n < times; n++) {
      String wrong = answer.device().wrongCode(n);
      answer = answer.enter(wrong, "tablet").as(TotpSetupPage::new);
    }
    return answer;
  }
}
