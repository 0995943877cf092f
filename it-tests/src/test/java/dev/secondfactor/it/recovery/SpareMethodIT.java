package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.SelectMethodPage;
import dev.secondfactor.it.pages.TotpPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(
    secondFactors = {
      "second-factor-recovery-codes",
      "second-factor-email-otp",
      "second-factor-totp",
      "second-factor-sms-otp"
    })
@DisplayName(
    "Given a login with the step for recovery codes first, and users with other methods too")
class SpareMethodIT {

  @Test
  @Tag("smoke")
  @DisplayName("A5: the app that was set up after the codes is asked for first, codes on request")
  void comesAfterTheApp(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.account().addTotp();

    TotpPage app = LoginPage.of(realm).signIn(alice.account()).as(TotpPage::new);

    SelectMethodPage methods = app.tryAnotherWay();
    assertThat(methods.methods()).hasSize(2).last().isEqualTo("Recovery codes");
    RecoveryPage page = methods.choose("Recovery").as(RecoveryPage::new);
    RecoveryUser.left(page.enter(alice.code(1).written())).later().as(AppPage::new);
  }

  @Test
  @DisplayName("A5: so are codes by e-mail")
  void comesAfterEmail(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.account().enrolEmail();

    CodePage page = LoginPage.of(realm).signIn(alice.account()).as(CodePage::new);

    assertThat(page.tryAnotherWay().methods()).contains("Recovery codes");
  }

  @Test
  @DisplayName("A5: so are codes by SMS")
  void comesAfterSms(TestRealm realm) {
    realm.sms();
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.account().enrolSms(MobileNumbers.next());

    CodePage page = LoginPage.of(realm).signIn(alice.account()).as(CodePage::new);

    assertThat(page.tryAnotherWay().methods()).contains("Recovery codes");
  }

  @Test
  @DisplayName("A5: a user without codes does not find them among the methods")
  void isNotOfferedToWhoHasNone(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    bob.addTotp();
    bob.enrolEmail();

    TotpPage page = LoginPage.of(realm).signIn(bob).as(TotpPage::new);

    assertThat(page.tryAnotherWay().descriptions())
        .hasSize(2)
        .noneMatch(text -> text.contains("Recovery"));
  }

  @Test
  @DisplayName("A5: who has nothing else is asked for a code at once")
  void servesAlone(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");

    RecoveryPage page = alice.passPassword();

    assertThat(page.offersAnotherWay()).isFalse();
  }
}
