package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@Tag("container")
@DisplayName("Given a user with recovery codes who signs in")
class RecoveryLoginIT {

  @Test
  @Tag("smoke")
  @DisplayName("A4, B5: any code signs in, in any order, and then the user sees how many are left")
  void takesTheCodesInAnyOrder(TestRealm realm) {
    realm.policy(Map.of("recoveryCodes", "6"));
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    int left = 6;

    for (int place : new int[] {4, 1, 6, 2}) {
      RecoverySetupPage after =
          RecoveryUser.left(alice.passPassword().enter(alice.code(place).written()));
      left--;
      assertThat(after.left()).isEqualTo(left + " codes are left.");
      assertThat(after.page().text().contains("You have only a few codes left"))
          .as("a warning at " + left)
          .isEqualTo(left <= 3);
      assertThat(after.offers("renew")).isTrue();
      assertThat(after.later().as(AppPage::new).tokens().username()).isEqualTo("alice");
    }
  }

  @Test
  @DisplayName("A4: the login has not ended before the user has seen how many are left")
  void endsAfterThePage(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    int before = alice.sessions();
    int logins = new RealmEvents(realm).of("LOGIN").size();

    RecoverySetupPage after =
        RecoveryUser.left(alice.passPassword().enter(alice.code(1).written()));
    assertThat(alice.sessions()).isEqualTo(before);
    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(logins);

    after.later().as(AppPage::new);
    assertThat(alice.sessions()).isEqualTo(before + 1);
    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(logins + 1);
  }

  @Test
  @Tag("standard")
  @DisplayName("LSV-2, ASVS 6.5.1: a used code is refused, says so, and does not count as a guess")
  void refusesAUsedCode(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.signIn(3);

    RecoveryPage page = alice.passPassword();
    for (int i = 0; i < 6; i++) {
      page = page.enter(alice.code(3).written()).as(RecoveryPage::new);
      assertThat(page.error()).contains("used already");
    }

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(page.enter(alice.code(4).written()).as(RecoverySetupPage::new).left())
        .isEqualTo("8 codes are left.");
  }

  @Test
  @DisplayName("A4: a wrong code is told apart from a typing error, with the attempts left")
  void tellsAWrongCode(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage page = alice.passPassword();

    page = alice.guess(page, 0, 1);
    assertThat(page.error()).contains("This code is wrong", "4 more attempts");
    page = page.enter(alice.code(1).mistyped()).as(RecoveryPage::new);
    assertThat(page.error()).contains("typing error");
    page = alice.guess(page, 1, 1);
    assertThat(page.error()).contains("This code is wrong", "3 more attempts");

    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(2);
    RecoveryUser.left(page.enter(alice.code(1).written())).later().as(AppPage::new);
  }

  @Test
  @DisplayName("A4: a code of somebody else is as wrong as any other")
  void refusesTheCodesOfOthers(TestRealm realm) {
    RecoveryUser mallory = RecoveryUser.enrolled(realm, "mallory");
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");

    RecoveryPage page = alice.passPassword().enter(mallory.code(2).written()).as(RecoveryPage::new);

    assertThat(page.error()).contains("This code is wrong");
    mallory.signIn(2);
  }

  @Test
  @DisplayName("A4: the page says nothing of how many codes are left")
  void doesNotTellAGuesser(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    String fresh = alice.passPassword().page().text();
    alice.signIn(1);

    String later = alice.passPassword().page().text();

    assertThat(later).isEqualTo(fresh);
  }

  @Test
  @DisplayName("A4: a user without codes is not asked for one")
  void asksOnlyWhoHasThem(TestRealm realm) {
    RecoveryUser.signedIn(realm, realm.addUser("bob"));

    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(1);
  }
}
