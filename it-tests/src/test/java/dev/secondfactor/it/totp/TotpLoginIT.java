package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.email.Codes;
import dev.secondfactor.it.email.RealmEvents;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.pages.TotpPage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
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
  @Tag("trap")
  @DisplayName("TRAP 1, TRAP 4: five wrong codes over two sessions lock it, the right one as well")
  void locksAfterFiveWrongCodes(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TotpPage first = totp(realm, alice);
    for (int i = 1; i <= 2; i++) {
      first = first.enter(wrong(phone, i)).as(TotpPage::new);
      assertThat(first.error()).contains("This code is wrong");
    }
    TotpPage second = totp(realm, alice);
    for (int i = 3; i <= 5; i++) {
      second = second.enter(wrong(phone, i)).as(TotpPage::new);
    }

    assertThat(second.error()).contains("Codes from the app are locked");
    assertThat(second.isOpen()).isFalse();
    assertThat(first.enter(phone.code()).isSignedIn()).isFalse();
    assertThat(inbox.first(alice.email()).subject()).contains("Second factor locked");
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
  }

  @Test
  @Tag("trap")
  @Tag("smoke")
  @DisplayName("TRAP 5, TRAP 22: Keycloak counts each wrong code once, and a right one clears it")
  void feedsKeycloaksCounters(TestRealm realm) {
    realm.bruteForceProtection(30);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TotpPage page = totp(realm, alice);
    for (int i = 1; i <= 3; i++) {
      int count = i;
      page = page.enter(wrong(phone, i)).as(TotpPage::new);
      Waiting.until(count + " failures", () -> failures(alice) >= count);
    }
    assertThat(failures(alice)).isEqualTo(3);

    page.enter(phone.code()).as(AppPage::new);

    Waiting.until("no failures", () -> failures(alice) == 0);
  }

  @Test
  @Tag("trap")
  @Tag("smoke")
  @ExpectedInLog({ExpectedInLog.TOO_LATE_FOR_A_LOGIN, ExpectedInLog.MESSAGE_TAKEN_AWAY})
  @DisplayName("TRAP 12: twenty posts of one code make one login")
  void makesOneLoginOfManyPosts(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    Form form = totp(realm, alice).withCode(phone.code());

    List<Page> answers = Race.of(20, i -> form::submitAside);

    assertThat(answers.stream().filter(Page::isSignedIn)).hasSize(1);
    assertThat(alice.admin().sessions()).isEqualTo(1);
    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(1);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 13, TRAP 26: odd input gives the form with an error, and costs nothing")
  void answersOddInput(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TotpPage page = totp(realm, alice);
    assertThat(page.form().without("code").submit().as(TotpPage::new).error())
        .contains("Enter the code from your app");
    page = page.page().session().page().as(TotpPage::new);
    for (String odd : List.of("", "abcdef", "12345", "1234567", "<b>", "9".repeat(3000))) {
      page = page.enter(odd).as(TotpPage::new);
      assertThat(page.error()).as(odd).isNotEmpty();
    }
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();

    String code = phone.code();
    String written = " " + code.substring(0, 3) + " " + fullWidth(code.substring(3)) + " ";
    assertThat(page.enter(written).isSignedIn()).isTrue();
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

  private static int failures(TestUser user) {
    return user.admin().bruteForce().path("numFailures").asInt();
  }

  /** A code that no step of ten minutes has. */
  private static String wrong(TotpDevice device, int i) {
    for (int n = i * 1000; ; n++) {
      String code = Codes.wrong("000000", n);
      boolean right = false;
      for (int ahead = -25; ahead <= 25; ahead++) {
        right |= device.codeAhead(ahead).equals(code);
      }
      if (!right) {
        return code;
      }
    }
  }

  private static String fullWidth(String digits) {
    return digits
        .chars()
        .map(digit -> digit - '0' + '\uFF10')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void bindKeycloaksOwn(TestRealm realm) {
    Flows flows = realm.admin().flows();
    flows.create("keycloaks own");
    flows.addStep("keycloaks own", "auth-username-password-form", "REQUIRED");
    flows.addStep("keycloaks own", "auth-otp-form", "REQUIRED");
    flows.bindToBrowser("keycloaks own");
  }
}
