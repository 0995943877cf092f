package dev.secondfactor.it.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.ErrorPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("trap")
@DisplayName("Given a reset flow of Keycloak itself, which asks for no second factor")
class AnyResetIT {

  @BeforeEach
  void allow(TestRealm realm) {
    realm.admin().change(settings -> settings.put("resetPasswordAllowed", true));
    // As many realms have it: Keycloak's flow would else set up a new app.
    realm.admin().flows().bindResetAlone();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 24, D1: who has an app is asked for a code before the new password")
  void asksForACode(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();

    TotpPage confirm = new ForgottenPassword(realm, alice, inbox).follow().as(TotpPage::new);
    Page given = confirm.enter(phone.code()).expect(ForgottenPassword.PAGE);
    ForgottenPassword.set(given);

    LoginPage.of(realm)
        .signIn(alice.username(), ForgottenPassword.NEW)
        .expect("login-second-factor-totp");
  }

  @Test
  @DisplayName("TRAP 24, 37: who has codes to the same mailbox alone is refused, however often")
  void refusesTheSameMailbox(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    Page refused = new ForgottenPassword(realm, alice, inbox).follow();

    assertThat(new ErrorPage(refused).message()).contains("your second factor cannot be asked for");
    new ErrorPage(refused.session().get(refused.uri()));
    assertThat(inbox.to(alice.email())).hasSize(1);
    assertThat(alice.admin().sessions()).isZero();
    LoginPage.of(realm).signIn(alice).expect("login-second-factor-code");
  }

  @Test
  @DisplayName("D1: who has no second factor sets a new password")
  void asksNobodyElse(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");

    Page page = new ForgottenPassword(realm, bob, inbox).follow().expect(ForgottenPassword.PAGE);

    assertThat(ForgottenPassword.set(page).isSignedIn()).isTrue();
  }
}
