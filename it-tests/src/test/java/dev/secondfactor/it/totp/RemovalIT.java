package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.account.AccountConsole;
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
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given somebody who removes a second factor")
class RemovalIT {

  @Test
  @Tag("smoke")
  @DisplayName("B9, ASVS 7.5.1: where nothing was checked a moment ago, a code comes first")
  void asksForAFreshCode(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("phone");
    realm.admin().flows().bindPasswordAlone();
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(alice).as(AppPage::new);

    TotpPage confirm = session.openAction("delete_credential:" + otpId(alice)).as(TotpPage::new);
    Page delete = confirm.enter(phone.code());
    AppPage done =
        delete
            .expect("login-delete-credential")
            .forms()
            .get(0)
            .submit("accept", "")
            .as(AppPage::new);

    assertThat(done.parameter("kc_action_status")).contains("success");
    assertThat(alice.admin().credential("otp")).isEmpty();
    assertThat(inbox.first(alice.email()).subject()).contains("Second factor removed");
    assertThat(inbox.first(alice.email()).text()).contains("phone");
  }

  @Test
  @Tag("smoke")
  @DisplayName("B9: the account's REST interface is no way around it")
  void isNotGotAroundByRest(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("phone");
    Page fresh = LoginPage.of(realm).signIn(alice).as(TotpPage::new).enter(phone.code());
    AccountConsole checked = new AccountConsole(realm, fresh.as(AppPage::new).tokens());
    realm.admin().flows().bindPasswordAlone();
    AccountConsole unchecked =
        new AccountConsole(realm, LoginPage.of(realm).signIn(alice).as(AppPage::new).tokens());

    HttpResponse<String> refused = unchecked.remove(otpId(alice));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).contains("second_factor_required");
    assertThat(alice.admin().credential("otp")).isPresent();

    assertThat(checked.remove(otpId(alice)).statusCode()).isEqualTo(204);
    assertThat(alice.admin().credential("otp")).isEmpty();
  }

  @Test
  @Tag("trap")
  @Tag("smoke")
  @DisplayName("TRAP 38: a realm that requires one keeps the last: the page says so, REST too")
  void keepsTheLastOne(TestRealm realm) {
    realm.policy(Map.of("requirement", "required"));
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("phone");
    LoginSession session = realm.newSession();
    AppPage app =
        session
            .open()
            .as(LoginPage::new)
            .signIn(alice)
            .as(TotpPage::new)
            .enter(phone.code())
            .as(AppPage::new);

    HttpResponse<String> rest = new AccountConsole(realm, app.tokens()).remove(otpId(alice));
    assertThat(rest.statusCode()).as(rest.body()).isEqualTo(403);
    assertThat(rest.body()).contains("last_second_factor");

    Page refused =
        session
            .openAction("delete_credential:" + otpId(alice))
            .expect("login-second-factor-confirm-refused");
    assertThat(refused.text()).contains("your only second factor");
    AppPage back =
        refused.form("kc-second-factor-form").submit("cancel-aia", "true").as(AppPage::new);
    assertThat(back.parameter("kc_action_status")).contains("cancelled");
    assertThat(alice.admin().credential("otp")).isPresent();
  }

  @Test
  @DisplayName("C2: whom the policy does not ask may remove the last")
  void letsOthersRemoveTheLastOne(TestRealm realm) {
    realm.policy(
        Map.of("requirement", "required", "who", "attribute", "whoAttribute", "kind=inner"));
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("phone");
    AppPage app =
        LoginPage.of(realm).signIn(alice).as(TotpPage::new).enter(phone.code()).as(AppPage::new);

    assertThat(new AccountConsole(realm, app.tokens()).remove(otpId(alice)).statusCode())
        .isEqualTo(204);

    assertThat(LoginPage.of(realm).signIn(alice).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("B9: an administrator may remove it without a code, and the owner is told")
  void letsAdministratorsRemoveIt(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp("phone");

    alice.admin().deleteCredential(otpId(alice));

    assertThat(alice.admin().credential("otp")).isEmpty();
    assertThat(inbox.first(alice.email()).subject()).contains("Second factor removed");
  }

  private static String otpId(TestUser user) {
    return user.admin().credential("otp").orElseThrow().path("id").asText();
  }
}
