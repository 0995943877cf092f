package dev.secondfactor.it.sms.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.SmsNumberPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-sms-otp", "second-factor-totp"})
@Tag("standard")
@DisplayName("Given somebody who is about to set codes by SMS up")
class SaferMethodIT {

  private final TestRealm realm;

  SaferMethodIT(TestRealm realm) {
    this.realm = realm;
    realm.sms();
  }

  @Test
  @DisplayName("AUPSTN-3, RESTA-2, ASVS 6.6.1: the page states the risk and offers another method")
  void statesTheRisk() {
    SmsNumberPage page = (SmsNumberPage) SentMethod.SMS.invited(realm, "bob").openSetUp();

    assertThat(page.risk()).contains("can be intercepted", "restricted");
    assertThat(page.saferMethods()).containsExactly("totp");
  }

  @Test
  @DisplayName("RESTA-2: an app set up in its place answers an administrator's demand")
  void inPlaceOfARequiredAction() {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    TotpSetupPage setUp = ((SmsNumberPage) bob.openSetUp()).instead("totp").as(TotpSetupPage::new);
    assertThat(bob.account().admin().requiredActions())
        .containsExactly("second-factor-configure-totp");

    TotpDevice device = setUp.device();
    assertThat(setUp.enter(device.code()).isSignedIn()).isTrue();

    assertThat(bob.credential()).isEmpty();
    assertThat(bob.account().admin().credential("otp")).isPresent();
    assertThat(bob.account().admin().requiredActions()).isEmpty();
    assertThat(bob.codesSentInAll()).isZero();
  }

  @Test
  @DisplayName("RESTA-2: giving the app up does not get round the demand for a second factor")
  void theDemandStands() {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    ((SmsNumberPage) bob.openSetUp()).instead("totp").as(TotpSetupPage::new);

    bob.enterPassword(realm.newSession()).as(TotpSetupPage::new);
  }

  @Test
  @DisplayName("RESTA-2: in a realm that asks for SMS first, the app is set up in its place")
  void inPlaceOfThePrimaryMethod(TestRealm strict) {
    strict.sms();
    strict.policy(Map.of("requirement", "required", "primaryMethod", "sms-otp"));
    CodeUser bob = new CodeUser(strict, SentMethod.SMS, strict.addUser("bob"), "+4915100000000");

    TotpSetupPage setUp = ((SmsNumberPage) bob.openSetUp()).instead("totp").as(TotpSetupPage::new);

    assertThat(setUp.enter(setUp.device().code()).isSignedIn()).isTrue();
    assertThat(bob.account().admin().credential("otp")).isPresent();
    assertThat(bob.credential()).isEmpty();
  }

  @Test
  @DisplayName(
      "RESTA-2: from the account console the change goes to the app's set-up, and can be cancelled")
  void inPlaceOfAnAction() {
    CodeUser bob = new CodeUser(realm, SentMethod.SMS, realm.addUser("bob"), "+4915100000001");
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(bob.account()).as(AppPage::new);

    Page entry = session.openAction(SentMethod.SMS.action());
    TotpSetupPage setUp = new SmsNumberPage(entry).instead("totp").as(TotpSetupPage::new);
    AppPage given = setUp.form().submit("cancel-aia", "true").as(AppPage::new);

    assertThat(given.parameter("kc_action_status")).contains("cancelled");
    assertThat(bob.account().admin().credentials())
        .noneMatch(credential -> credential.path("type").asText().matches("otp|second-factor.*"));
  }

  @Test
  @DisplayName("RESTA-2: who has an app already is not offered one")
  void notToWhoHasOne() {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    TotpDevice app = bob.account().addTotp();
    TotpPage login = bob.enterPassword(realm.newSession()).as(TotpPage::new);

    SmsNumberPage page = login.enter(app.code()).as(SmsNumberPage::new);

    assertThat(page.saferMethods()).isEmpty();
    assertThat(page.risk()).isNotEmpty();
  }

  @Test
  @DisplayName("a method that the policy does not enable is neither offered nor taken")
  void notWhatThePolicyLacks(TestRealm noApps) {
    noApps.sms();
    noApps.policy(Map.of("methods", "sms-otp"));
    CodeUser bob = SentMethod.SMS.invited(noApps, "bob");

    SmsNumberPage page = (SmsNumberPage) bob.openSetUp();

    assertThat(page.saferMethods()).isEmpty();
    assertThat(page.risk()).isNotEmpty();
    SmsNumberPage still = page.form().submit("instead", "totp").as(SmsNumberPage::new);
    assertThat(still.error()).isEqualTo("Enter a mobile number.");
  }
}
