package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@Tag("trap")
@DisplayName("Given somebody who knows a password and guesses at recovery codes")
class RecoveryLockIT {

  private static final String LOCKED = "Recovery codes are locked";

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("standard")
  @DisplayName(
      "LSV-9, TRAP 1, TRAP 4: five wrong codes over two sessions lock them, the right one too")
  void locksAfterFiveWrongCodes(TestRealm realm, Inbox inbox) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage first = alice.guess(alice.passPassword(), 0, 2);
    assertThat(first.error()).contains("3 more attempts");
    RecoveryPage second = alice.guess(alice.passPassword(), 2, 3);

    assertThat(second.error()).contains(LOCKED);
    assertThat(second.isOpen()).isFalse();
    for (String code : new String[] {alice.code(1).written(), alice.code(1).mistyped(), ""}) {
      RecoveryPage refused = first.enter(code).as(RecoveryPage::new);
      assertThat(refused.error()).contains(LOCKED);
      assertThat(refused.isOpen()).isFalse();
    }
    assertThat(alice.passPassword().isOpen()).isFalse();
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    inbox.withSubject(alice.account().email(), "Second factor locked for " + realm.title());
  }

  @Test
  @DisplayName("LSV-9: when the lock has ended, the same form goes on, and the code was not used")
  void goesOnAfterTheLock(TestRealm realm, TestSupport support) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage page = alice.guess(alice.passPassword(), 0, 5);
    page = page.withCode(alice.code(1).written()).submit("login", "").as(RecoveryPage::new);
    support.clockAhead(Duration.ofSeconds(61));

    RecoveryPage again = page.form().submit("retry", "true").as(RecoveryPage::new);

    assertThat(again.isOpen()).isTrue();
    RecoveryUser.left(again.enter(alice.code(1).written())).later().as(AppPage::new);
  }

  @Test
  @DisplayName("TRAP 3: no way back to the form gives new attempts")
  void givesNoNewAttemptsByComingBack(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.account().addTotp();
    TotpPage app = LoginPage.of(realm).signIn(alice.account()).as(TotpPage::new);
    RecoveryPage page = app.tryAnotherWay().choose("Recovery").as(RecoveryPage::new);
    assertThat(alice.guess(page, 0, 1).error()).contains("4 more attempts");

    // The browser's button leads back to the first method.
    app = page.page().session().reload().as(TotpPage::new);
    page = alice.guess(app.tryAnotherWay().choose("Recovery").as(RecoveryPage::new), 1, 1);
    assertThat(page.error()).contains("3 more attempts");

    app = page.tryAnotherWay().choose("Authenticator").as(TotpPage::new);
    page = app.tryAnotherWay().choose("Recovery").as(RecoveryPage::new);
    assertThat(alice.guess(page, 2, 1).error()).contains("2 more attempts");
  }

  @Test
  @DisplayName("TRAP 4: a new tab, session, client or confirmation gives no new attempts")
  void givesNoNewAttemptsElsewhere(TestRealm realm, Harness harness) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    URI app = harness.clientApp().uri();
    realm.admin().createClient(RealmDocument.publicClient("other-app", app));

    LoginSession browser = realm.newSession();
    assertThat(alice.guess(alice.passPassword(browser), 0, 1).error()).contains("4 more attempts");
    RecoveryPage tab = alice.passPassword(browser.newTab());
    assertThat(alice.guess(tab, 1, 1).error()).contains("3 more attempts");
    assertThat(alice.guess(alice.passPassword(), 2, 1).error()).contains("2 more attempts");
    RecoveryPage client = alice.passPassword(new LoginSession(realm.url(), "other-app", app));
    assertThat(alice.guess(client, 3, 1).error()).contains("1 more attempt");

    realm.admin().flows().bindPasswordAlone();
    LoginSession console = RecoveryUser.signedIn(realm, alice.account());
    RecoveryPage confirm = console.openAction("second-factor-configure-totp").as(RecoveryPage::new);
    confirm = alice.guess(confirm, 4, 1);

    assertThat(confirm.error()).contains(LOCKED);
    assertThat(confirm.isOpen()).isFalse();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 5, TRAP 22: Keycloak counts each wrong code once, and a right one clears it")
  void feedsKeycloaksCounters(TestRealm realm) {
    realm.bruteForceProtection(30);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage page = alice.passPassword();
    for (int i = 0; i < 3; i++) {
      int count = i + 1;
      page = alice.guess(page, i, 1);
      Waiting.until(count + " failures", () -> failures(alice) >= count);
    }
    page = page.enter(alice.code(1).mistyped()).as(RecoveryPage::new);
    assertThat(failures(alice)).isEqualTo(3);

    RecoveryUser.left(page.enter(alice.code(1).written())).later().as(AppPage::new);

    Waiting.until("no failures", () -> failures(alice) == 0);
  }

  @Test
  @DisplayName("TRAP 6: after Keycloak's own lock an open form compares no code")
  void isDeadAfterKeycloaksLock(TestRealm realm) {
    realm.bruteForceProtection(3);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage open = alice.passPassword();
    Waiting.until(
        "Keycloak's lock",
        () -> {
          LoginPage.of(realm).signIn("alice", "wrong").as(LoginPage::new);
          return alice.account().admin().bruteForce().path("disabled").asBoolean();
        });

    RecoveryPage refused = open.enter(alice.code(1).written()).as(RecoveryPage::new);

    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.error()).contains("Your account is locked");
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "user_temporarily_disabled"))
        .anyMatch(
            event ->
                event
                    .path("details")
                    .path("second_factor_method")
                    .asText()
                    .equals("recovery-codes"));
  }

  private static int failures(RecoveryUser user) {
    return user.account().admin().bruteForce().path("numFailures").asInt();
  }
}
