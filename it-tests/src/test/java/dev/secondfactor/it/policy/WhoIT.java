package dev.secondfactor.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Members;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a policy that requires a second factor of some users only")
class WhoIT {

  @Test
  @Tag("smoke")
  @DisplayName("C2: those who are meant are led to the set-up, and others sign in without")
  void isLed(TestRealm realm) {
    Members members = new Members(realm.admin());
    TestUser boss = realm.addUser("boss");
    TestUser guest = realm.addUser("guest");
    members.join(boss, members.groupBelow(members.group("staff"), "it"));

    realm.policy(
        Map.of(
            "requirement",
            "required",
            "primaryMethod",
            "totp",
            "who",
            "group",
            "whoGroup",
            "/staff"));

    LoginPage.of(realm).signIn(boss).as(TotpSetupPage::new);
    assertThat(LoginPage.of(realm).signIn(guest).isSignedIn()).isTrue();
  }

  @Test
  @ExpectedInLog("Policy of realm")
  @DisplayName("C2: a role that is not there means everybody, and the policy says so")
  void unknown(TestRealm realm) {
    realm.policy(
        Map.of(
            "requirement",
            "required",
            "primaryMethod",
            "totp",
            "who",
            "role",
            "whoRole",
            "manager"));

    LoginPage.of(realm).signIn(realm.addUser("guest")).as(TotpSetupPage::new);
    assertThat(realm.admin().secondFactorPolicy().path("warnings").toString())
        .contains("who-unknown", "whoRole", "manager");

    new Members(realm.admin()).giveRole(realm.addUser("boss"), "manager");
    assertThat(realm.admin().secondFactorPolicy().path("warnings")).isEmpty();
    assertThat(LoginPage.of(realm).signIn(realm.addUser("other")).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("C2: an attribute that users can change themselves is warned of")
  void editable(TestRealm realm) {
    realm.policy(Map.of("who", "attribute", "whoAttribute", "lastName"));

    assertThat(realm.admin().secondFactorPolicy().path("warnings").toString())
        .contains("who-attribute-editable", "lastName");

    realm.policy(Map.of("who", "attribute", "whoAttribute", "kind=inner"));
    assertThat(realm.admin().secondFactorPolicy().path("warnings")).isEmpty();
    assertThat(realm.admin().secondFactorPolicy().path("whoAttribute").asText())
        .isEqualTo("kind=inner");
  }
}
