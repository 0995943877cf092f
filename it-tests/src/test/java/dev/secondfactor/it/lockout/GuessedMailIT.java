package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("standard")
@DisplayName("Given wrong codes after a right password")
class GuessedMailIT {

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("ASVS 6.3.5: the owner is told at the third, over all sessions, with what to do")
  void third(TestRealm realm, Inbox inbox) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guess(0, 2);
    alice.guess(2, 1);

    Mail mail = inbox.withSubject(alice.account().email(), subject(realm));
    assertThat(mail.text())
        .contains("Somebody signed in to " + realm.title() + " with your password")
        .contains("IP address: 127.0.0.1")
        .contains("Browser: ")
        .contains("Change your password at once");
    assertThat(mail.html()).contains("with your password");
    // What comes after it shows that there was no other one.
    alice.guess(3, 2);
    inbox.withSubject(alice.account().email(), "Second factor locked for " + realm.title());
    assertThat(told(realm, inbox, alice.account())).isEqualTo(1);
  }

  @Test
  @DisplayName("ASVS 6.3.5: once an hour at most, whatever happens in between")
  void onceAnHour(TestRealm realm, Inbox inbox, TestSupport support) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    TotpPage page = alice.guess(0, 3);
    inbox.withSubject(alice.account().email(), subject(realm));
    assertThat(page.enter(alice.phone().code()).isSignedIn()).isTrue();
    alice.guess(3, 5);
    inbox.withSubject(alice.account().email(), "Second factor locked for " + realm.title());
    assertThat(told(realm, inbox, alice.account())).isEqualTo(1);

    Duration later = Duration.ofMinutes(61);
    support.clockAhead(later);
    TotpPage again = alice.passPassword();
    for (int i = 0; i < 3; i++) {
      again = again.enter(alice.phone().wrongCode(i, Instant.now().plus(later))).as(TotpPage::new);
    }

    inbox.await(alice.account().email(), 3);
    assertThat(told(realm, inbox, alice.account())).isEqualTo(2);
  }

  @Test
  @DisplayName("ASVS 6.3.5: at the third in a row also when a lock allows more than one code does")
  void moreThanOneCode(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("maxFailures", "10", "guessesPerCode", "2"));
    TestUser bob = realm.addUser("bob");
    bob.enrolEmail();
    for (int login = 1; login <= 2; login++) {
      CodePage page = LoginPage.of(realm).signIn(bob).as(CodePage::new);
      String wrong = Codes.wrong(inbox.nthCode(bob.email(), login));
      page.enter(wrong).as(CodePage::new).enter(wrong).as(CodePage::new);
    }

    inbox.withSubject(bob.email(), subject(realm));
  }

  @Test
  @DisplayName("ASVS 6.3.5: at Keycloak's own form as well, in a realm that listens")
  void atKeycloaksForm(TestRealm realm, Inbox inbox) {
    GuessedUser.listen(realm);
    GuessedUser.addFlow(realm, "form", List.of("auth-otp-form"));
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    alice.guessAtKeycloaks("form", 0, 3);

    assertThat(inbox.withSubject(alice.account().email(), subject(realm)).text())
        .contains("IP address: 127.0.0.1")
        .contains("Browser: ");
  }

  @Test
  @DisplayName("ASVS 6.3.5: not of wrong passwords, nor of codes that prove a new address")
  void notOfOthers(TestRealm realm, Inbox inbox) {
    TestUser carol = realm.addUser("carol");
    carol.admin().addRequiredAction("second-factor-configure-email");
    LoginPage login = LoginPage.of(realm);
    for (int i = 0; i < 4; i++) {
      login = login.signIn(carol.username(), "wrong").as(LoginPage::new);
    }
    CodePage proof = Proofs.open(realm, carol);
    String wrong = Codes.wrong(inbox.nthCode(carol.email(), 1));
    for (int i = 0; i < 5; i++) {
      proof = proof.enter(wrong).as(CodePage::new);
    }

    inbox.withSubject(carol.email(), "Second factor locked for " + realm.title());
    assertThat(told(realm, inbox, carol)).isZero();
  }

  private static long told(TestRealm realm, Inbox inbox, TestUser user) {
    return inbox.to(user.email()).stream()
        .filter(mail -> mail.subject().equals(subject(realm)))
        .count();
  }

  private static String subject(TestRealm realm) {
    return "Wrong codes entered for " + realm.title();
  }
}
