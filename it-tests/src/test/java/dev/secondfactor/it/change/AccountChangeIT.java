package dev.secondfactor.it.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.account.AccountProfile;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a user with an app who changes the account")
class AccountChangeIT {

  private static final String NEW_PASSWORD = "login-login-update-password";
  private static final String NEW_PROFILE = "login-login-update-profile";

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @ParameterizedTest(name = "D2, ASVS 7.5.1: a login without the app asks for a code before {0}")
  @CsvSource({
    "UPDATE_PASSWORD, " + NEW_PASSWORD,
    "UPDATE_PROFILE, " + NEW_PROFILE,
    "webauthn-register, login-webauthn-register"
  })
  @Tag("standard")
  void asksBefore(String action, String page, TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    LoginSession session = withPasswordAlone(realm, alice);

    TotpPage confirm = session.openAction(action).as(TotpPage::new);
    TotpPage wrong = confirm.enter(phone.wrongCode(0)).as(TotpPage::new);
    assertThat(wrong.error()).isNotEmpty();

    assertThat(wrong.enter(phone.code()).id()).isEqualTo(page);
  }

  @Test
  @Tag("smoke")
  @DisplayName("D2: the password is changed after the code, and not before")
  void changesThePassword(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    LoginSession session = withPasswordAlone(realm, alice);

    TotpPage confirm = session.openAction("UPDATE_PASSWORD").as(TotpPage::new);
    Page given = confirm.enter(phone.code()).expect(NEW_PASSWORD);
    AppPage app =
        given
            .form("kc-passwd-update-form")
            .with("password-new", "another password")
            .with("password-confirm", "another password")
            .submit()
            .as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("success");
    assertThat(LoginPage.of(realm).signIn(alice.username(), "another password").isSignedIn())
        .isTrue();
  }

  @Test
  @DisplayName("D2: it can be given up, and the password is as it was")
  void canBeGivenUp(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    LoginSession session = withPasswordAlone(realm, alice);

    TotpPage confirm = session.openAction("UPDATE_PASSWORD").as(TotpPage::new);

    assertThat(confirm.cancelAction().as(AppPage::new).parameter("kc_action_status"))
        .contains("cancelled");
    assertThat(LoginPage.of(realm).signIn(alice).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("D2: an administrator's required action asks for the code as well")
  void asksBeforeARequiredAction(TestRealm realm) {
    realm.admin().flows().bindPasswordAlone();
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    alice.admin().addRequiredAction("UPDATE_PASSWORD");

    TotpPage confirm = LoginPage.of(realm).signIn(alice).as(TotpPage::new);

    assertThat(confirm.enter(phone.code()).id()).isEqualTo(NEW_PASSWORD);
  }

  @ParameterizedTest(name = "D2: a check counts for {0} s and is then asked for again")
  @ValueSource(ints = {60, 240})
  void countsForAsLongAsThePolicySays(int seconds, TestRealm realm, TestSupport support) {
    realm.policy(Map.of("freshCheckSeconds", Integer.toString(seconds)));
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    LoginSession session = realm.newSession();
    session
        .open()
        .as(LoginPage::new)
        .signIn(alice)
        .as(TotpPage::new)
        .enter(phone.code())
        .as(AppPage::new);

    assertThat(session.openAction("UPDATE_PASSWORD").id()).isEqualTo(NEW_PASSWORD);

    support.clockAhead(Duration.ofSeconds(seconds + 1));
    session.openAction("UPDATE_PASSWORD").as(TotpPage::new);
  }

  @Test
  @DisplayName("D2: who has no second factor is asked for none")
  void asksNobodyElse(TestRealm realm) {
    LoginSession session = withPasswordAlone(realm, realm.addUser("bob"));

    assertThat(session.openAction("UPDATE_PASSWORD").id()).isEqualTo(NEW_PASSWORD);
  }

  @Test
  @Tag("smoke")
  @DisplayName("D2: the account's REST interface changes no address without a fresh check")
  void keepsTheAddress(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    Page fresh = LoginPage.of(realm).signIn(alice).as(TotpPage::new).enter(phone.code());
    AccountProfile checked = new AccountProfile(realm, fresh.as(AppPage::new).tokens());
    realm.admin().flows().bindPasswordAlone();
    AccountProfile unchecked =
        new AccountProfile(realm, LoginPage.of(realm).signIn(alice).as(AppPage::new).tokens());

    HttpResponse<String> refused = unchecked.change("email", "thief@example.test");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).contains("second_factor_required");
    assertThat(unchecked.value("email")).isEqualTo(alice.email());
    assertThat(unchecked.change("lastName", "Other").statusCode()).isEqualTo(204);

    realm.policy(Map.of("smsNumberAttribute", "phoneNumber"));
    realm.admin().letUsersChangeAttributes();
    assertThat(unchecked.changeAttribute("phoneNumber", "+4915112345678").statusCode())
        .isEqualTo(403);

    assertThat(checked.change("email", "alice@elsewhere.test").statusCode()).isEqualTo(204);
    assertThat(checked.value("email")).isEqualTo("alice@elsewhere.test");
  }

  /** Signs in by a flow that asks for the password alone, as after an exception or by a trust. */
  private static LoginSession withPasswordAlone(TestRealm realm, TestUser user) {
    realm.admin().flows().bindPasswordAlone();
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(user).as(AppPage::new);
    return session;
  }
}
