package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The attack that the unit tests simulate, on a server whose clock is moved: a visit every minute.
 * Three wrong codes lock for 10 s, then 50, 150, 600, 1200, 2400: rounds begin in the minutes 0, 1,
 * 2, 5, 15, 35 and 75.
 */
@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("standard")
@DisplayName("Given somebody with the password who comes back every minute")
class GuessRateIT {

  private static final Map<String, String> POLICY =
      Map.of("maxFailures", "3", "lockSeconds", "10", "disableAfterFailures", "21");

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("RL-2: of an app 18 codes are evaluated in an hour, and 21 in all, from any session")
  void app(TestRealm realm, TestSupport support) {
    realm.policy(POLICY);
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    IntConsumer visit =
        minute -> {
          Instant now = Instant.now().plus(Duration.ofMinutes(minute));
          TotpPage page = openApp(alice, minute);
          for (int guess = 0; page.isOpen(); guess++) {
            page.enter(alice.phone().wrongCode(guess, now)).as(TotpPage::new);
            page = openApp(alice, minute + guess);
          }
        };

    expectGuesses(realm, support, visit);
    assertThat(alice.state()).isEqualTo("disabled");
  }

  @Test
  @DisplayName("OBV-6, RL-2: of codes by mail 18 are evaluated in an hour, and 21 in all")
  void mail(TestRealm realm, TestSupport support, Inbox inbox) {
    realm.policy(POLICY);
    TestUser bob = realm.addUser("bob");
    bob.enrolEmail();
    int[] codes = new int[1];

    IntConsumer visit =
        minute -> {
          CodePage page =
              from(realm, minute).open().as(LoginPage::new).signIn(bob).as(CodePage::new);
          if (page.isOpen()) {
            String wrong = Codes.wrong(inbox.nthCode(bob.email(), ++codes[0]));
            while (page.isOpen()) {
              page = page.enter(wrong).as(CodePage::new);
            }
          }
        };

    expectGuesses(realm, support, visit);
    assertThat(codes[0]).isEqualTo(7);
  }

  private static void expectGuesses(TestRealm realm, TestSupport support, IntConsumer visit) {
    for (int minute = 0; minute < 60; minute++) {
      support.clockAhead(Duration.ofMinutes(minute));
      visit.accept(minute);
    }
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(18);

    for (int minute = 60; minute < 80; minute += 5) {
      support.clockAhead(Duration.ofMinutes(minute));
      visit.accept(minute);
    }
    support.clockAhead(Duration.ofDays(30));
    visit.accept(80);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(21);
  }

  private static TotpPage openApp(GuessedUser user, int number) {
    return from(user.realm(), number)
        .open()
        .as(LoginPage::new)
        .signIn(user.account())
        .as(TotpPage::new);
  }

  /** A new session from an address of its own. */
  private static LoginSession from(TestRealm realm, int number) {
    return realm.newSession().from("203.0.113." + (1 + number % 250));
  }
}
