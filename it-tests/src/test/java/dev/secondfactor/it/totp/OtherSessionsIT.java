package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given somebody who is signed in elsewhere and sets an authenticator app up")
class OtherSessionsIT {

  private static final String BOX = "logout-sessions";

  @Test
  @Tag("smoke")
  @DisplayName("B1: the box is ticked, and ends the other session")
  void endsTheOther(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    LoginSession elsewhere = signedIn(realm, bob);
    LoginSession here = signedIn(realm, bob);
    TotpSetupPage page = here.openAction(Setups.ACTION).as(TotpSetupPage::new);

    assertThat(page.form().fields()).contains(new Form.Field(BOX, "on"));
    page.enter(page.device().code()).as(AppPage::new);

    assertThat(bob.admin().sessions()).isEqualTo(1);
    assertThat(elsewhere.open().as(LoginPage::new).signIn(bob).as(TotpPage::new).isOpen()).isTrue();
    assertThat(here.open().isSignedIn()).isTrue();
  }

  @Test
  @Tag("smoke")
  @DisplayName("B1: without the tick the other session goes on")
  void leavesTheOther(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    LoginSession elsewhere = signedIn(realm, bob);
    LoginSession here = signedIn(realm, bob);
    TotpSetupPage page = here.openAction(Setups.ACTION).as(TotpSetupPage::new);

    page.form()
        .without(BOX)
        .with("code", page.device().code())
        .submit("login", "")
        .as(AppPage::new);

    assertThat(bob.admin().sessions()).isEqualTo(2);
    assertThat(elsewhere.open().isSignedIn()).isTrue();
    assertThat(here.open().isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("B1: a refused code ends no session, and the other users' are never touched")
  void endsNoneTooEarlyNorTooMany(TestRealm realm) {
    TestUser carol = realm.addUser("carol");
    signedIn(realm, carol);
    TestUser bob = realm.addUser("bob");
    signedIn(realm, bob);
    TotpSetupPage page = signedIn(realm, bob).openAction(Setups.ACTION).as(TotpSetupPage::new);

    page = page.enter(page.device().wrongCode(0)).as(TotpSetupPage::new);
    assertThat(bob.admin().sessions()).isEqualTo(2);

    page.enter(page.device().code()).as(AppPage::new);
    assertThat(bob.admin().sessions()).isEqualTo(1);
    assertThat(carol.admin().sessions()).isEqualTo(1);
  }

  private static LoginSession signedIn(TestRealm realm, TestUser user) {
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(user).as(AppPage::new);
    return session;
  }
}
