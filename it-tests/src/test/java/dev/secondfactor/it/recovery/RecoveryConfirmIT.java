package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given a user who has lost the phone, and confirms a change by a recovery code")
class RecoveryConfirmIT {

  private static final String CONFIGURE_APP = "second-factor-configure-totp";

  @Test
  @Tag("smoke")
  @DisplayName("B9, B10: the code lets another app be set up, is used up by it, and that is told")
  void confirmsAnotherApp(TestRealm realm, Inbox inbox) {
    RecoveryUser alice = withALostPhone(realm);
    RecoveryPage confirm = confirm(passwordAlone(alice));
    assertThat(confirm.page().text()).contains("Confirm that it is you");

    RecoveryPage wrong = alice.guess(confirm, 0, 1);
    assertThat(wrong.error()).contains("This code is wrong", "4 more attempts");
    TotpSetupPage setup = wrong.enter(alice.code(3).written()).as(TotpSetupPage::new);
    RecoverySetupPage left =
        setup.enter(setup.device().code(), "new phone").as(RecoverySetupPage::new);
    assertThat(left.left()).isEqualTo("9 codes are left.");
    Page done = left.later();

    assertThat(done.as(AppPage::new).parameter("kc_action_status")).contains("success");
    assertThat(alice.account().admin().credentials())
        .filteredOn(credential -> credential.path("type").asText().equals("otp"))
        .hasSize(2);
    inbox.withSubject(alice.account().email(), "Recovery code used for " + realm.title());
    assertThat(new RealmEvents(realm).of("CUSTOM_REQUIRED_ACTION"))
        .anyMatch(
            event ->
                event
                    .path("details")
                    .path("second_factor_method")
                    .asText()
                    .equals("recovery-codes"));
    RecoveryPage again = confirm(passwordAlone(alice));
    assertThat(again.enter(alice.code(3).written()).as(RecoveryPage::new).error())
        .contains("used already");
  }

  @Test
  @DisplayName("B9: the code lets the lost app be removed")
  void confirmsARemoval(TestRealm realm) {
    RecoveryUser alice = withALostPhone(realm);
    LoginSession session = passwordAlone(alice);
    String app = alice.account().admin().credential("otp").orElseThrow().path("id").asText();
    RecoveryPage confirm =
        session
            .openAction("delete_credential:" + app)
            .as(TotpPage::new)
            .choose("recovery-codes")
            .as(RecoveryPage::new);

    confirm
        .enter(alice.code(1).written())
        .expect("login-delete-credential")
        .forms()
        .get(0)
        .submit("accept", "")
        .as(RecoverySetupPage::new)
        .later()
        .as(AppPage::new);

    assertThat(alice.account().admin().credential("otp")).isEmpty();
  }

  @Test
  @DisplayName("B10: given up, nothing has changed, and the application is told")
  void canBeGivenUp(TestRealm realm) {
    RecoveryUser alice = withALostPhone(realm);

    AppPage app = confirm(passwordAlone(alice)).cancelAction().as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("cancelled");
    realm.admin().flows().bindToBrowser("browser with second factor");
  }

  @Test
  @DisplayName("B10: from the code back to the app, and on from there")
  void leadsBackToTheApp(TestRealm realm) {
    RecoveryUser alice = withALostPhone(realm);

    TotpPage app = confirm(passwordAlone(alice)).choose("totp").as(TotpPage::new);

    assertThat(app.isOpen()).isTrue();
  }

  @Test
  @Tag("standard")
  @DisplayName("SRC-5: nor is there a way around it by giving up what was confirmed")
  void makesANewSetAfterGivingUp(TestRealm realm) {
    RecoveryUser alice = withOneCode(realm);
    TotpSetupPage setup =
        confirm(passwordAlone(alice)).enter(alice.code(5).written()).as(TotpSetupPage::new);

    RecoverySetupPage made = setup.form().submit("cancel-aia", "true").as(RecoverySetupPage::new);

    assertThat(RecoveryUser.codesOf(realm, made)).hasSize(5);
    assertThat(made.offers("later")).isFalse();
  }

  @Test
  @Tag("standard")
  @DisplayName("SRC-5: the last code confirms, and a new set is made before anything ends")
  void makesANewSetAfterTheLast(TestRealm realm) {
    RecoveryUser alice = withOneCode(realm);
    TotpSetupPage setup =
        confirm(passwordAlone(alice)).enter(alice.code(5).written()).as(TotpSetupPage::new);

    RecoverySetupPage made =
        setup.enter(setup.device().code(), "new phone").as(RecoverySetupPage::new);
    assertThat(RecoveryUser.codesOf(realm, made)).hasSize(5);
    assertThat(made.offers("later")).isFalse();
    assertThat(made.finish().as(AppPage::new).parameter("kc_action_status")).contains("success");
  }

  private static RecoveryUser withALostPhone(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.account().addTotp("lost phone");
    return alice;
  }

  private static RecoveryUser withOneCode(TestRealm realm) {
    realm.policy(Map.of("recoveryCodes", "5"));
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    List.of(1, 2, 3, 4).forEach(alice::signIn);
    alice.account().addTotp("lost phone");
    return alice;
  }

  /** A session in which nothing but the password was checked. */
  private static LoginSession passwordAlone(RecoveryUser user) {
    user.realm().admin().flows().bindPasswordAlone();
    return RecoveryUser.signedIn(user.realm(), user.account());
  }

  private static RecoveryPage confirm(LoginSession session) {
    return session
        .openAction(CONFIGURE_APP)
        .as(TotpPage::new)
        .choose("recovery-codes")
        .as(RecoveryPage::new);
  }
}
