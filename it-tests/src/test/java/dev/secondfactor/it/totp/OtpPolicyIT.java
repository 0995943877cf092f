package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.QrCodes;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given a realm with an OTP policy of its own")
class OtpPolicyIT {

  @ParameterizedTest(name = "B1: {0}, {1} digits, {2} seconds are shown, scanned and asked for")
  @CsvSource({
    "SHA1, 8, 30",
    "SHA256, 6, 30",
    "SHA512, 6, 30",
    "SHA1, 6, 60",
    "SHA512, 8, 60",
  })
  @Tag("smoke")
  void decidesHowTheAppWorks(String algorithm, int digits, int period, TestRealm realm)
      throws Exception {
    realm.otpPolicy("Hmac" + algorithm, digits, period);
    TestUser bob = Setups.invited(realm);

    TotpSetupPage page = Setups.open(realm, bob);
    assertThat(page.detail("Algorithm")).isEqualTo(algorithm);
    assertThat(page.detail("Digits")).isEqualTo(Integer.toString(digits));
    assertThat(page.detail("Interval")).isEqualTo(period + " seconds");
    assertThat(page.page().text("#kc-second-factor-hint")).contains(digits + "-digit");
    TotpDevice phone = TotpDevice.scanned(QrCodes.read(page.qrCode()));
    assertThat(phone)
        .isEqualTo(new TotpDevice(page.device().secret(), "Hmac" + algorithm, digits, period));
    page.enter(phone.code()).as(AppPage::new);

    TotpPage login = LoginPage.of(realm).signIn(bob).as(TotpPage::new);
    assertThat(login.page().text()).contains("Enter the " + digits + "-digit code");
    assertThat(login.enter(phone.codeAhead(1)).as(AppPage::new).tokens().username())
        .isEqualTo(bob.username());
  }

  @Test
  @Tag("standard")
  @DisplayName("RFC 4226 R6: the secret has 160 bits, with a longer hash and longer codes too")
  void drawsTheSameSecretForEachHash(TestRealm realm) throws Exception {
    realm.otpPolicy("HmacSHA512", 8, 30);

    TotpSetupPage page = Setups.open(realm, Setups.invited(realm));

    assertThat(TotpDevice.scanned(QrCodes.read(page.qrCode())).secret()).hasSize(20);
  }

  @Test
  @DisplayName("B1: an app makes codes as the policy was when it was set up")
  void leavesOlderAppsAsTheyAre(TestRealm realm) throws Exception {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("phone");
    realm.otpPolicy("HmacSHA256", 8, 30);

    TotpPage login = LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    assertThat(login.page().text()).contains("Enter the 6-digit code");
    assertThat(login.enter(phone.code()).isSignedIn()).isTrue();

    alice.admin().addRequiredAction(Setups.ACTION);
    TotpSetupPage page =
        LoginPage.of(realm)
            .signIn(alice)
            .as(TotpPage::new)
            .enter(phone.codeAhead(1))
            .as(TotpSetupPage::new);
    TotpDevice tablet = TotpDevice.scanned(QrCodes.read(page.qrCode()));
    page.enter(tablet.code(), "tablet").as(AppPage::new);

    TotpPage both = LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    assertThat(both.enter("tablet", tablet.codeAhead(1)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("B1: a policy that changes while the QR code is shown makes an app of the new kind")
  void followsAChangeDuringTheSetup(TestRealm realm) throws Exception {
    TestUser bob = Setups.invited(realm);
    TotpSetupPage page = Setups.open(realm, bob);
    realm.otpPolicy("HmacSHA256", 8, 30);

    TotpSetupPage again = page.enter(page.device().code()).as(TotpSetupPage::new);

    assertThat(again.error()).isNotEmpty();
    TotpDevice phone = TotpDevice.scanned(QrCodes.read(again.qrCode()));
    assertThat(phone.digits()).isEqualTo(8);
    assertThat(again.enter(phone.code()).isSignedIn()).isTrue();
  }
}
