package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("trap")
@DisplayName("Given somebody who knows a password and guesses at the app's code")
class TotpGuessIT {

  @Test
  @DisplayName("TRAP 1, TRAP 4: five wrong codes over two sessions lock it, the right one as well")
  void locksAfterFiveWrongCodes(TestRealm realm, Inbox inbox) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpPage first = alice.passPassword();
    for (int i = 1; i <= 2; i++) {
      first = alice.guess(first, i, 1);
      assertThat(first.error()).contains("This code is wrong");
    }
    TotpPage second = alice.guess(alice.passPassword(), 3, 3);

    assertThat(second.error()).contains("Codes from the app are locked");
    assertThat(second.isOpen()).isFalse();
    assertThat(first.enter(alice.phone().code()).isSignedIn()).isFalse();
    inbox.withSubject(alice.account().email(), "Second factor locked for " + realm.title());
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 3: no way back to the form, and no other form, gives new attempts")
  void givesNoNewAttemptsByComingBack(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    alice.account().enrolEmail();
    TotpPage page = alice.guess(alice.passPassword(), 0, 1);
    assertThat(page.error()).contains("4 more attempts");

    TotpPage reloaded = page.page().session().reload().as(TotpPage::new);
    page = alice.guess(reloaded, 1, 1);
    assertThat(page.error()).contains("3 more attempts");

    CodePage byMail = page.tryAnotherWay().choose("email").as(CodePage::new);
    TotpPage back = byMail.tryAnotherWay().choose("Authenticator").as(TotpPage::new);
    page = alice.guess(back, 2, 1);
    assertThat(page.error()).contains("2 more attempts");

    TotpPage both = page.resync();
    TotpDevice phone = alice.phone();
    both = both.enterBoth(phone.wrongCode(3), phone.wrongCode(4)).as(TotpPage::new);
    assertThat(both.error()).contains("do not belong together");

    page = alice.guess(both.page().session().reload().as(TotpPage::new), 5, 1);
    assertThat(page.error()).contains("Codes from the app are locked");
    assertThat(page.enter(phone.code()).isSignedIn()).isFalse();
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
  }

  @Test
  @DisplayName("TRAP 3: another device gives no new attempts")
  void givesNoNewAttemptsForAnotherDevice(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpDevice tablet = alice.account().addTotp("tablet");
    TotpPage page = alice.guess(alice.passPassword(), 0, 3);
    assertThat(page.error()).contains("2 more attempts");

    page = page.enter("tablet", tablet.wrongCode(3)).as(TotpPage::new);
    assertThat(page.error()).contains("1 more attempt");
    page = page.enter("tablet", tablet.wrongCode(4)).as(TotpPage::new);

    assertThat(page.error()).contains("Codes from the app are locked");
    assertThat(page.form().with("code", tablet.code()).submit().isSignedIn()).isFalse();
    assertThat(alice.passPassword().isOpen()).isFalse();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 4: a new tab, session, client or confirmation gives no new attempts")
  void givesNoNewAttemptsElsewhere(TestRealm realm, Harness harness) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    URI app = harness.clientApp().uri();
    realm.admin().createClient(RealmDocument.publicClient("other-app", app));

    LoginSession browser = realm.newSession();
    assertThat(alice.guess(alice.passPassword(browser), 0, 1).error()).contains("4 more attempts");
    TotpPage tab = alice.passPassword(browser.newTab());
    assertThat(alice.guess(tab, 1, 1).error()).contains("3 more attempts");
    assertThat(alice.guess(alice.passPassword(), 2, 1).error()).contains("2 more attempts");
    TotpPage client = alice.passPassword(new LoginSession(realm.url(), "other-app", app));
    assertThat(alice.guess(client, 3, 1).error()).contains("1 more attempt");

    realm.admin().flows().bindPasswordAlone();
    LoginSession console = realm.newSession();
    console.open().as(LoginPage::new).signIn(alice.account()).as(AppPage::new);
    TotpPage confirm = console.openAction(Setups.ACTION).as(TotpPage::new);
    confirm = alice.guess(confirm, 4, 1);

    assertThat(confirm.error()).contains("Codes from the app are locked");
    assertThat(confirm.isOpen()).isFalse();
  }
}
