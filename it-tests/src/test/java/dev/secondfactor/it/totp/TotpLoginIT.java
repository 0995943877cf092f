package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("container")
@DisplayName("Given a user with an authenticator app")
class TotpLoginIT {

  @Test
  @Tag("smoke")
  @DisplayName("A3: who enrolled it in Keycloak's own form signs in with it here")
  void takesKeycloaksCredentials(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();

    Page done = totp(realm, alice).enter(phone.code());

    assertThat(done.as(AppPage::new).tokens().username()).isEqualTo("alice");
    assertThat(new RealmEvents(realm).of("LOGIN"))
        .allMatch(
            event ->
                event.path("details").path("second_factor_method").asText().equals("totp")
                    && event.path("details").path("credential_type").asText().equals("otp"));
  }

  @Test
  @Tag("smoke")
  @Tag("standard")
  @DisplayName("RFC 6238 5.2, SFOV-4, ASVS 6.5.1: a used code is refused, in no session it works")
  void refusesAUsedCode(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    String code = phone.code();
    totp(realm, alice).enter(code).as(AppPage::new);

    TotpPage again = totp(realm, alice).enter(code).as(TotpPage::new);

    assertThat(again.error()).contains("This code was used already");
    assertThat(again.enter(phone.codeAhead(1)).isSignedIn()).isTrue();
  }

  @Test
  @Tag("standard")
  @DisplayName("RFC 6238 5.2: an older step is refused after a newer one")
  void refusesAnOlderStep(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    totp(realm, alice).enter(phone.codeAhead(1)).as(AppPage::new);

    assertThat(totp(realm, alice).enter(phone.code()).as(TotpPage::new).error())
        .contains("This code was used already");
  }

  @Test
  @Tag("standard")
  @DisplayName("RFC 6238 5.2: what was used here is refused in Keycloak's own form, and vice versa")
  void sharesUsedCodesWithKeycloak(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    String here = phone.code();
    totp(realm, alice).enter(here).as(AppPage::new);
    bindKeycloaksOwn(realm);

    OtpPage keycloaks = LoginPage.of(realm).signIn(alice).as(OtpPage::new);
    Page refused = keycloaks.enter(here);
    assertThat(refused.isSignedIn()).isFalse();
    String there = phone.codeAhead(1);
    assertThat(refused.as(OtpPage::new).enter(there).isSignedIn()).isTrue();

    realm.admin().flows().bindToBrowser("browser with second factor");
    assertThat(totp(realm, alice).enter(there).as(TotpPage::new).error())
        .contains("This code was used already");
  }

  @Test
  @DisplayName("A3: of several devices one is picked by its name, and no other is tried")
  void picksADeviceByName(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("phone");
    TotpDevice tablet = alice.addTotp("tablet");
    TotpPage page = totp(realm, alice);

    assertThat(page.devices()).containsExactlyInAnyOrder("phone", "tablet");
    TotpPage refused = page.enter("phone", tablet.code()).as(TotpPage::new);
    assertThat(refused.error()).contains("This code is wrong");
    assertThat(refused.enter("tablet", tablet.code()).isSignedIn()).isTrue();
    assertThat(totp(realm, alice).enter("phone", phone.code()).isSignedIn()).isTrue();
  }

  @Test
  @Tag("standard")
  @DisplayName("RFC 6238 6: a drift is learnt, and the next check is centred on it")
  void learnsTheDrift(TestRealm realm) {
    awaitTimeInStep();
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    totp(realm, alice).enter(phone.codeAhead(1)).as(AppPage::new);

    assertThat(totp(realm, alice).enter(phone.codeAhead(2)).isSignedIn()).isTrue();
    assertThat(alice.admin().credential("second-factor-guard").orElseThrow().toString())
        .contains("drifts");
  }

  @Test
  @Tag("smoke")
  @DisplayName("D8: a clock that is minutes off is named, with help, and two codes put it right")
  void namesAClockThatIsOff(TestRealm realm, Inbox inbox) {
    awaitTimeInStep();
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TotpPage refused = totp(realm, alice).enter(phone.codeAhead(10)).as(TotpPage::new);

    assertThat(refused.error()).contains("about 5 minutes ahead");
    assertThat(refused.page().text()).contains("Android", "iPhone");
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(1);
    assertThat(refused.offersResync()).isTrue();

    TotpPage both = refused.resync();
    TotpPage apart = both.enterBoth(phone.codeAhead(11), phone.codeAhead(13)).as(TotpPage::new);
    assertThat(apart.error()).contains("do not belong together");
    assertThat(apart.enterBoth(phone.codeAhead(11), phone.codeAhead(12)).isSignedIn()).isTrue();

    assertThat(inbox.first(alice.email()).subject()).contains("Second factor");
    assertThat(totp(realm, alice).enter(phone.codeAhead(13)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("A3: a counter-based device is told that this step cannot take it")
  void saysThatCountersAreNotTaken(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.addHotp();

    TotpPage page = totp(realm, alice);

    assertThat(page.isOpen()).isFalse();
    assertThat(page.page().text()).contains("counter-based");
  }

  private static TotpPage totp(TestRealm realm, TestUser user) {
    return LoginPage.of(realm).signIn(user).as(TotpPage::new);
  }

  /** So that what follows falls into one step of 30 seconds. */
  private static void awaitTimeInStep() {
    Waiting.until("a step with time left", () -> Instant.now().getEpochSecond() % 30 < 20);
  }

  private static void bindKeycloaksOwn(TestRealm realm) {
    Flows flows = realm.admin().flows();
    flows.create("keycloaks own");
    flows.addStep("keycloaks own", "auth-username-password-form", "REQUIRED");
    flows.addStep("keycloaks own", "auth-otp-form", "REQUIRED");
    flows.bindToBrowser("keycloaks own");
  }
}
