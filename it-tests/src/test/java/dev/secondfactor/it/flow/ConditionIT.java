package dev.secondfactor.it.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.admin.Members;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = "second-factor-totp")
@ExpectedInLog("asks everybody for a second factor|Policy of realm")
@DisplayName("Given a flow that asks for a second factor under a condition")
class ConditionIT {

  @Test
  @Tag("smoke")
  @DisplayName("C2: in a group and in one below it users are asked, and others are not")
  void group(TestRealm realm) {
    Members members = new Members(realm.admin());
    String staff = members.group("staff");
    TestUser boss = user(realm, "boss");
    TestUser clerk = user(realm, "clerk");
    TestUser guest = user(realm, "guest");
    members.join(boss, staff);
    members.join(clerk, members.groupBelow(members.groupBelow(staff, "it"), "helpdesk"));
    members.join(guest, members.group("staffed"));

    condition(realm, "second-factor-in-group", Map.of("group", "/staff"));

    assertThat(isAsked(realm, boss)).isTrue();
    assertThat(isAsked(realm, clerk)).isTrue();
    assertThat(isAsked(realm, guest)).isFalse();
  }

  @Test
  @DisplayName("C2: negated, those outside of the group are asked")
  void notInGroup(TestRealm realm) {
    Members members = new Members(realm.admin());
    TestUser boss = user(realm, "boss");
    TestUser guest = user(realm, "guest");
    members.join(boss, members.group("staff"));

    condition(realm, "second-factor-in-group", Map.of("group", "/staff", "negate", "true"));

    assertThat(isAsked(realm, boss)).isFalse();
    assertThat(isAsked(realm, guest)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/gone, false", "/gone, true", "'', false", "'', true"})
  @DisplayName("C2: a group that is not there, or is not named, asks everybody, negated or not")
  void noGroup(String group, String negate, TestRealm realm) {
    condition(realm, "second-factor-in-group", Map.of("group", group, "negate", negate));

    assertThat(isAsked(realm, user(realm, "guest"))).isTrue();
  }

  @Test
  @DisplayName("C2: users with a role are asked, and others are not")
  void role(TestRealm realm) {
    TestUser boss = user(realm, "boss");
    TestUser guest = user(realm, "guest");
    new Members(realm.admin()).giveRole(boss, "manager");

    condition(realm, "second-factor-has-role", Map.of("role", "manager"));

    assertThat(isAsked(realm, boss)).isTrue();
    assertThat(isAsked(realm, guest)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"gone, false", "gone, true", "app.gone, false", "'', false", "'', true"})
  @DisplayName("C2: a role that is not there, or is not named, asks everybody, negated or not")
  void noRole(String role, String negate, TestRealm realm) {
    condition(realm, "second-factor-has-role", Map.of("role", role, "negate", negate));

    assertThat(isAsked(realm, user(realm, "guest"))).isTrue();
  }

  @ParameterizedTest(name = "{0} negated {1}: from {2} asked {3}")
  @CsvSource({
    "192.0.2.0/24##2001:db8::/32,        false, 192.0.2.77,        false",
    "192.0.2.0/24##2001:db8::/32,        false, 2001:db8:1::9,     false",
    "192.0.2.0/24##2001:db8::/32,        false, 198.51.100.7,      true",
    "192.0.2.0/24##2001:db8::/32,        false, 2001:db9::1,       true",
    "192.0.2.0/24,                       true,  192.0.2.77,        true",
    "192.0.2.0/24,                       true,  198.51.100.7,      false",
    "192.0.2.0/24##example.com,          false, 192.0.2.77,        true",
    "192.0.2.0/24##example.com,          true,  198.51.100.7,      true",
    "192.0.2.0/33,                       true,  198.51.100.7,      true",
    "'',                                 false, 192.0.2.77,        true",
    "'',                                 true,  192.0.2.77,        true",
    "192.0.2.0/24,                       false, somewhere,         true",
    "192.0.2.0/24,                       true,  somewhere,         true"
  })
  @DisplayName("C2: outside of trusted networks users are asked, and whenever it is not clear")
  void network(String networks, String negate, String from, boolean asked, TestRealm realm) {
    TestUser alice = user(realm, "alice");

    condition(realm, "second-factor-network", Map.of("networks", networks, "negate", negate));

    Page page = realm.newSession().from(from).open().as(LoginPage::new).signIn(alice);
    assertThat(isAsked(page)).isEqualTo(asked);
  }

  @Test
  @Tag("smoke")
  @DisplayName("C2: in a trusted network nobody is asked, outside everybody is")
  void trusted(TestRealm realm) {
    TestUser alice = user(realm, "alice");

    condition(realm, "second-factor-network", Map.of("networks", "192.0.2.0/24##::1"));

    assertThat(
            realm
                .newSession()
                .from("192.0.2.7")
                .open()
                .as(LoginPage::new)
                .signIn(alice)
                .isSignedIn())
        .isTrue();
    assertThat(isAsked(realm, alice)).isTrue();
  }

  @Test
  @Tag("smoke")
  @DisplayName("C2: those whom the policy asks are asked, by role, group or attribute")
  void who(TestRealm realm) {
    Members members = new Members(realm.admin());
    TestUser boss = user(realm, "boss");
    TestUser guest = user(realm, "guest");
    members.giveRole(boss, "manager");
    members.join(boss, members.group("staff"));
    realm.admin().allowAttributes();
    boss.admin().change(user -> user.putObject("attributes").putArray("kind").add("inner"));
    guest.admin().change(user -> user.putObject("attributes").putArray("kind").add("outer"));
    condition(realm, "second-factor-who", Map.of());
    assertThat(isAsked(realm, guest)).isTrue();

    for (Map<String, String> who :
        List.of(
            Map.of("who", "role", "whoRole", "manager"),
            Map.of("who", "group", "whoGroup", "/staff"),
            Map.of("who", "attribute", "whoAttribute", "kind=inner"))) {
      realm.policy(who);
      assertThat(isAsked(realm, boss)).as(who.toString()).isTrue();
      assertThat(isAsked(realm, guest)).as(who.toString()).isFalse();
    }

    realm.policy(Map.of("who", "attribute", "whoAttribute", "kind"));
    assertThat(isAsked(realm, guest)).isTrue();
    realm.policy(Map.of("who", "role", "whoRole", "gone"));
    assertThat(isAsked(realm, guest)).isTrue();
  }

  private static TestUser user(TestRealm realm, String name) {
    TestUser user = realm.addUser(name);
    user.addTotp();
    return user;
  }

  private static boolean isAsked(TestRealm realm, TestUser user) {
    return isAsked(LoginPage.of(realm).signIn(user));
  }

  private static boolean isAsked(Page page) {
    if (page.isSignedIn()) {
      return false;
    }
    page.as(TotpPage::new);
    return true;
  }

  /** Password, and then a code under the condition; no cookie spares anybody the password. */
  private static void condition(TestRealm realm, String condition, Map<String, String> config) {
    String flow = "under a condition";
    Flows flows = realm.admin().flows();
    flows.create(flow);
    flows.addStep(flow, "auth-username-password-form", "REQUIRED");
    flows.addSubFlow(flow, "asked", "CONDITIONAL");
    String id = flows.addStep("asked", condition, "REQUIRED");
    if (!config.isEmpty()) {
      flows.configure(id, condition, config);
    }
    flows.addStep("asked", "second-factor-totp", "REQUIRED");
    flows.bindToBrowser(flow);
  }
}
