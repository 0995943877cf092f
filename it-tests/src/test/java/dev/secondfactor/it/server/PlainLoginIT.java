package dev.secondfactor.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("smoke")
@Tag("container")
@DisplayName("Given a realm where nobody has set up a method of ours")
class PlainLoginIT {

  @Test
  @DisplayName("a user without any second factor signs in with the password alone")
  void signsInWithThePasswordAlone(TestRealm realm) {
    TestUser bob = realm.addUser("bob");

    AppPage app = realm.newSession().open().as(LoginPage::new).signIn(bob).as(AppPage::new);

    assertThat(app.tokens().username()).isEqualTo("bob");
  }

  @Test
  @DisplayName(
      "a user with an authenticator app is asked for Keycloak's own code, and signs in with it")
  void signsInWithKeycloaksOwnCode(TestRealm realm) {
    TestUser carol = realm.addUser("carol");
    TotpDevice phone = carol.addTotp();

    OtpPage otp = realm.newSession().open().as(LoginPage::new).signIn(carol).as(OtpPage::new);

    assertThat(otp.enter(phone.code()).as(AppPage::new).tokens().username()).isEqualTo("carol");
  }

  @Test
  @DisplayName("a wrong password is refused on the same page")
  void refusesAWrongPassword(TestRealm realm) {
    TestUser bob = realm.addUser("bob");

    LoginPage again =
        realm.newSession().open().as(LoginPage::new).signIn("bob", "wrong").as(LoginPage::new);

    assertThat(again.error()).isEqualTo("Invalid username or password.");
    assertThat(bob.admin().sessions()).isZero();
  }
}
