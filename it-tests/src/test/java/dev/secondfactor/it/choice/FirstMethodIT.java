package dev.secondfactor.it.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.ChoosePage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given somebody with several second factors")
class FirstMethodIT {

  @Test
  @DisplayName("A5: without a primary method Keycloak asks in the order of enrolment")
  void enrolmentOrder(TestRealm realm, Inbox inbox) {
    TestUser alice = both(realm);

    signInByMail(realm, alice, inbox);
    LoginPage.of(realm).signIn(alice).as(CodePage::new);
  }

  @Test
  @Tag("smoke")
  @DisplayName("A5: who has set no order is asked for the realm's primary method first")
  void primaryFirst(TestRealm realm, Inbox inbox) {
    TestUser alice = both(realm);
    realm.policy(Map.of("primaryMethod", "totp"));

    // Her factors are older than the realm's choice: it is made good when she has signed in.
    signInByMail(realm, alice, inbox);

    LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    assertThat(LoginPage.of(realm).signIn(alice).as(TotpPage::new).tryAnotherWay().descriptions())
        .hasSize(2)
        .last()
        .asString()
        .contains("email");
  }

  @Test
  @DisplayName("A5: a primary method that is enrolled later comes first from then on")
  void enrolledLater(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("primaryMethod", "totp"));
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    alice.admin().addRequiredAction("second-factor-configure-totp");
    CodePage mail = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    TotpSetupPage setup = mail.enter(inbox.code(alice.email())).as(TotpSetupPage::new);
    assertThat(setup.enter(setup.device().code()).isSignedIn()).isTrue();

    LoginPage.of(realm).signIn(alice).as(TotpPage::new);
  }

  @Test
  @DisplayName("A5: an order that an administrator has set since stays")
  void administratorsOrder(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    TotpDevice phone = alice.addTotp();
    realm.policy(Map.of("primaryMethod", "totp"));
    signInByMail(realm, alice, inbox);
    LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    String mail = alice.admin().credential("second-factor-email").orElseThrow().path("id").asText();
    realm
        .admin()
        .api()
        .post(
            realm.admin().path("/users/" + alice.id() + "/credentials/" + mail + "/moveToFirst"),
            Json.object());

    signInByApp(realm, alice, phone);

    LoginPage.of(realm).signIn(alice).as(CodePage::new);
  }

  @Test
  @Tag("smoke")
  @DisplayName("A5: the user's own choice comes before the realm's, and stays")
  void ownChoice(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    TotpDevice phone = alice.addTotp();
    realm.policy(Map.of("primaryMethod", "totp"));
    LoginSession session = realm.newSession();
    session
        .open()
        .as(LoginPage::new)
        .signIn(alice)
        .as(CodePage::new)
        .enter(inbox.code(alice.email()))
        .as(AppPage::new);

    ChoosePage page = session.openAction("second-factor-first").as(ChoosePage::new);
    assertThat(page.methods()).containsExactly("totp", "email-otp");
    page = page.choose("sms-otp").as(ChoosePage::new);
    AppPage done = page.choose("email-otp").as(AppPage::new);

    assertThat(done.parameter("kc_action_status")).contains("success");
    // It is the order of enrolment again, and yet what she wants.
    signInByApp(realm, alice, phone);
    realm.policy(Map.of("primaryMethod", "totp", "codeLength", "8"));
    LoginPage.of(realm).signIn(alice).as(CodePage::new);
  }

  /** By mail first, then by app. */
  private static TestUser both(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    alice.addTotp();
    return alice;
  }

  private static void signInByMail(TestRealm realm, TestUser user, Inbox inbox) {
    CodePage page = LoginPage.of(realm).signIn(user).as(CodePage::new);
    assertThat(page.enter(inbox.code(user.email())).isSignedIn()).isTrue();
  }

  /** She is asked for a code by mail first, and takes the app. */
  private static void signInByApp(TestRealm realm, TestUser user, TotpDevice phone) {
    TotpPage page =
        LoginPage.of(realm)
            .signIn(user)
            .as(CodePage::new)
            .tryAnotherWay()
            .choose("app")
            .as(TotpPage::new);
    assertThat(page.enter(phone.code()).isSignedIn()).isTrue();
  }
}
