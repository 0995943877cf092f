package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@Tag("standard")
@DisplayName("Given a user with an app who has just signed in, and whose device's clock goes wrong")
class ResyncIT {

  private static final String CONFIGURE = "second-factor-configure-totp";

  private final TestRealm realm;
  private final TestUser alice;
  private final TotpDevice phone;
  private final LoginSession session;

  ResyncIT(TestRealm realm) {
    this.realm = realm;
    this.alice = realm.addUser("alice");
    this.phone = alice.addTotp();
    this.session = realm.newSession();
  }

  @BeforeEach
  void signIn() {
    Waiting.until("a step with time left", () -> Instant.now().getEpochSecond() % 30 < 20);
    session.open().as(LoginPage::new).signIn(alice).as(TotpPage::new).enter(phone.code());
  }

  @Test
  @Tag("smoke")
  @DisplayName("RFC 6238 6: the set-up takes two codes in a row of the app that is there")
  void takesTwoCodes(Inbox inbox) {
    TotpPage both = session.openAction(CONFIGURE).as(TotpSetupPage::new).resync();

    AppPage app = both.enterBoth(phone.codeAhead(11), phone.codeAhead(12)).as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("success");
    assertThat(inbox.first(alice.email()).subject()).contains("Second factor resynchronised");
    assertThat(alice.admin().credentials())
        .filteredOn(credential -> credential.path("type").asText().equals("otp"))
        .hasSize(1);
    assertThat(new RealmEvents(realm).of("UPDATE_CREDENTIAL"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("second_factor_method").asText())
                    .isEqualTo("totp"));
    assertThat(login().enter(phone.codeAhead(13)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName(
      "RFC 6238 6: codes that do not belong together are counted like wrong codes at a login")
  void hasTheSameBudget() {
    TotpPage both = session.openAction(CONFIGURE).as(TotpSetupPage::new).resync();
    for (int i = 1; i <= 5; i++) {
      both = both.enterBoth(phone.codeAhead(11), phone.codeAhead(13)).as(TotpPage::new);
      if (i < 5) {
        assertThat(both.error()).contains("do not belong together");
      }
    }

    assertThat(both.isOpen()).isFalse();
    assertThat(login().isOpen()).isFalse();
    assertThat(new RealmEvents(realm).errors("UPDATE_CREDENTIAL_ERROR", "invalid_user_credentials"))
        .hasSize(5);
  }

  @Test
  @DisplayName(
      "RFC 6238 6: an application may begin with it; from there the set-up is one step away")
  void isAskedForByAnApplication() {
    TotpPage both = session.openAction(CONFIGURE + ":resync").as(TotpPage::new);
    assertThat(both.page().find("#nextCode")).isPresent();

    both.setUpInstead();

    TotpPage again = session.reload().as(TotpPage::new);
    assertThat(again.cancelAction().as(AppPage::new).parameter("kc_action_status"))
        .contains("cancelled");
  }

  @Test
  @DisplayName("RFC 6238 6: a set-up that an administrator asks for is not done by it")
  void isNoSetUp() {
    alice.admin().addRequiredAction(CONFIGURE);
    TotpSetupPage setup = login().enter(phone.codeAhead(1)).as(TotpSetupPage::new);
    assertThat(setup.offersResync()).isFalse();

    Page page =
        setup
            .form()
            .with("code", phone.codeAhead(11))
            .with("nextCode", phone.codeAhead(12))
            .with("deviceName", "tablet")
            .submit("login", "");

    assertThat(page.as(TotpSetupPage::new).error()).contains("does not belong to this QR code");
    assertThat(alice.admin().requiredActions()).contains(CONFIGURE);
  }

  private TotpPage login() {
    return LoginPage.of(realm).signIn(alice).as(TotpPage::new);
  }
}
