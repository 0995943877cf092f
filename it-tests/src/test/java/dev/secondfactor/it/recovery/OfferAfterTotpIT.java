package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given somebody who has just set an authenticator app up")
class OfferAfterTotpIT {

  private static final String CONFIGURE_APP = "second-factor-configure-totp";

  @Test
  @Tag("smoke")
  @DisplayName("B4: recovery codes come next, where a login asks for them")
  void offersCodes(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    RecoverySetupPage page = setUpAnApp(realm, bob).as(RecoverySetupPage::new);
    RecoveryUser user = new RecoveryUser(realm, bob, RecoveryUser.codesOf(realm, page));
    assertThat(page.offers("later")).isTrue();

    AppPage app = page.finish().as(AppPage::new);

    assertThat(app.tokens().username()).isEqualTo("bob");
    assertThat(user.credential()).isPresent();
    assertThat(bob.admin().credential("otp")).isPresent();
  }

  @Test
  @DisplayName("B4: put off, they are not made, and the login ends")
  void canBePutOff(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    RecoverySetupPage page = setUpAnApp(realm, bob).as(RecoverySetupPage::new);
    RecoveryUser.codesOf(realm, page);

    page.later().as(AppPage::new);

    assertThat(bob.admin().credential(RecoveryUser.TYPE)).isEmpty();
    assertThat(bob.admin().credential("otp")).isPresent();
    assertThat(bob.admin().requiredActions()).isEmpty();
  }

  @Test
  @DisplayName("B4: from the account console, too, and the console hears of the app's success")
  void offersCodesFromTheConsole(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    LoginSession session = RecoveryUser.signedIn(realm, bob);
    TotpSetupPage setup = session.openAction(CONFIGURE_APP).as(TotpSetupPage::new);
    RecoverySetupPage page = setup.enter(setup.device().code()).as(RecoverySetupPage::new);
    RecoveryUser.codesOf(realm, page);

    AppPage app = page.later().as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("success");
  }

  @Test
  @DisplayName("B4: a user with codes is not asked")
  void leavesWhoHasThem(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.signIn(1, session);

    TotpSetupPage setup = session.openAction(CONFIGURE_APP).as(TotpSetupPage::new);

    setup.enter(setup.device().code()).as(AppPage::new);
  }

  @Test
  @DisplayName("B4: the policy can leave it out")
  void isLeftOutByPolicy(TestRealm realm) {
    realm.policy(Map.of("recoveryCodesAfterTotp", "false"));

    setUpAnApp(realm, realm.addUser("bob")).as(AppPage::new);
  }

  @Test
  @DisplayName("B4: where no login asks for codes, none are offered")
  void isLeftOutWithoutTheStep(Harness harness) {
    try (TestRealm realm =
        TestRealm.create(harness, "no-codes", List.of("second-factor-totp", "auth-otp-form"))) {
      setUpAnApp(realm, realm.addUser("bob")).as(AppPage::new);
    }
  }

  @Test
  @DisplayName("B4: nor where the step is there, but switched off")
  void isLeftOutWithADisabledStep(Harness harness) {
    try (TestRealm realm = TestRealm.create(harness, "codes-off", List.of("second-factor-totp"))) {
      realm.admin().flows().addStep("second factor", "second-factor-recovery-codes", "DISABLED");
      setUpAnApp(realm, realm.addUser("bob")).as(AppPage::new);
    }
  }

  private static Page setUpAnApp(TestRealm realm, TestUser user) {
    user.admin().addRequiredAction(CONFIGURE_APP);
    TotpSetupPage setup = LoginPage.of(realm).signIn(user).as(TotpSetupPage::new);
    return setup.enter(setup.device().code());
  }
}
