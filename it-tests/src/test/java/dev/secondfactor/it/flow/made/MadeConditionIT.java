package dev.secondfactor.it.flow.made;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.admin.Members;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a browser flow that was made for some users")
class MadeConditionIT {

  @Test
  @Tag("smoke")
  @DisplayName("C13: role asks who has the role, also to set one up, and nobody else")
  void role(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TestUser bob = realm.addUser("bob");
    bob.addTotp();
    new Members(realm.admin()).giveRole(alice, "clerk");
    FlowCalls flows = new FlowCalls(realm);
    flows.made(FlowCalls.browser("{\"type\": \"role\", \"role\": \"clerk\"}"));

    LoginPage.of(realm).signIn(alice).as(TotpSetupPage::new);
    assertThat(alice.admin().sessions()).isZero();
    alice.addTotp();
    LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    assertThat(LoginPage.of(realm).signIn(bob).isSignedIn()).isTrue();
    assertThat(flows.found("browser")).isEmpty();

    // A role that is gone must not let anybody in without a second factor.
    realm.admin().api().delete(realm.admin().path("/roles/clerk"));
    LoginPage.of(realm).signIn(bob).as(TotpPage::new);
  }

  @Test
  @DisplayName("C13: the role of a client is one, too")
  void clientRole(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.admin().giveManagementRole("view-users");
    new FlowCalls(realm)
        .made(FlowCalls.browser("{\"type\": \"role\", \"role\": \"realm-management.view-users\"}"));

    LoginPage.of(realm).signIn(alice).as(TotpSetupPage::new);
    assertThat(LoginPage.of(realm).signIn(realm.addUser("bob")).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("C13: group asks who is in the group, also to set one up, and nobody else")
  void group(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TestUser bob = realm.addUser("bob");
    bob.addTotp();
    Members members = new Members(realm.admin());
    members.join(alice, members.group("staff"));
    FlowCalls flows = new FlowCalls(realm);

    JsonNode made = flows.made(FlowCalls.browser("{\"type\": \"group\", \"group\": \"/staff\"}"));

    assertThat(made.path("made").path("condition").path("group").asText()).isEqualTo("/staff");
    LoginPage.of(realm).signIn(alice).as(TotpSetupPage::new);
    assertThat(LoginPage.of(realm).signIn(bob).isSignedIn()).isTrue();
    assertThat(flows.found("browser")).isEmpty();
  }

  @Test
  @DisplayName("C13: network asks who comes from outside the networks")
  void network(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    FlowCalls flows = new FlowCalls(realm);

    JsonNode made =
        flows.made(
            FlowCalls.browser("{\"type\": \"network\", \"networks\": [\"127.0.0.0/8\", \"::1\"]}"));
    assertThat(made.path("made").path("condition").path("networks").toString())
        .isEqualTo("[\"127.0.0.0/8\",\"::1\"]");
    assertThat(LoginPage.of(realm).signIn(alice).isSignedIn()).isTrue();

    flows.undo("browser");
    flows.made(FlowCalls.browser("{\"type\": \"network\", \"networks\": [\"192.0.2.0/24\"]}"));
    LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    assertThat(flows.found("browser")).isEmpty();
  }

  @Test
  @Tag("smoke")
  @DisplayName("C13: policy asks whom the policy means, and leaves the others to the password")
  void policy(TestRealm realm) {
    realm.policy(Map.of("who", "role", "whoRole", "clerk"));
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    TestUser bob = realm.addUser("bob");
    bob.addTotp();
    TestUser carol = realm.addUser("carol");
    new Members(realm.admin()).giveRole(alice, "clerk");
    new Members(realm.admin()).giveRole(carol, "clerk");
    FlowCalls flows = new FlowCalls(realm);
    flows.made(FlowCalls.browser("{\"type\": \"policy\"}"));

    LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    assertThat(LoginPage.of(realm).signIn(bob).isSignedIn()).isTrue();
    assertThat(LoginPage.of(realm).signIn(carol).isSignedIn()).isTrue();
    assertThat(flows.found("browser")).isEmpty();

    realm.policy(
        Map.of(
            "who", "role", "whoRole", "clerk", "requirement", "required", "primaryMethod", "totp"));
    LoginPage.of(realm).signIn(carol).as(TotpSetupPage::new);
    assertThat(LoginPage.of(realm).signIn(realm.addUser("dave")).isSignedIn()).isTrue();
  }
}
