package dev.secondfactor.it.flow.made;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.ErrorPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@ExpectedInLog("KC-SERVICES0013: Failed authentication")
@DisplayName("Given a browser flow that was made by one call")
class BrowserFlowIT {

  @Test
  @Tag("smoke")
  @DisplayName("C13: configured asks who has a method for it, and lets in who has none")
  void configured(TestRealm realm, Inbox inbox) {
    FlowCalls flows = new FlowCalls(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TestUser bob = realm.addUser("bob");
    bob.enrolEmail();
    TestUser carol = realm.addUser("carol");

    JsonNode made = flows.made(FlowCalls.browser("{\"type\": \"configured\"}"));

    assertThat(made.path("bound").asText()).isEqualTo("second-factor browser");
    assertThat(made.path("made").path("methods").toString())
        .isEqualTo("[\"totp\",\"email-otp\",\"recovery-codes\"]");
    TotpPage ofAlice = LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    TotpPage wrong = ofAlice.enter(phone.wrongCode(0)).as(TotpPage::new);
    assertThat(wrong.error()).isNotEmpty();
    assertThat(wrong.enter(phone.code()).isSignedIn()).isTrue();
    CodePage ofBob = LoginPage.of(realm).signIn(bob).as(CodePage::new);
    assertThat(ofBob.enter(inbox.code(bob.email())).isSignedIn()).isTrue();
    assertThat(LoginPage.of(realm).signIn(carol).isSignedIn()).isTrue();
    assertThat(flows.found("browser")).isEmpty();
  }

  @Test
  @DisplayName(
      "C13: recovery codes are offered last, and a user with nothing else is asked for one")
  void recoveryLast(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    TestUser alice = realm.addUser("alice");
    alice.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC", "DDDDEEEEFFFF"));
    alice.addTotp();
    TestUser bob = realm.addUser("bob");
    bob.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC", "DDDDEEEEFFFF"));
    flows.made(FlowCalls.browser("{\"type\": \"configured\"}"));

    TotpPage page = LoginPage.of(realm).signIn(alice).as(TotpPage::new);

    assertThat(page.tryAnotherWay().methods()).hasSize(2).last().asString().contains("ecovery");
    RecoveryPage recovery = LoginPage.of(realm).signIn(bob).as(RecoveryPage::new);
    assertThat(recovery.enter("AAAABBBBCCCC").id()).isNotEqualTo("login-second-factor-recovery");
  }

  @Test
  @Tag("smoke")
  @DisplayName("C13: everyone asks who has a method, and the others set one up before they are in")
  void everyone(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TestUser bob = realm.addUser("bob");
    flows.made(FlowCalls.browser("{\"type\": \"everyone\"}"));

    TotpPage ofAlice = LoginPage.of(realm).signIn(alice).as(TotpPage::new);
    assertThat(ofAlice.enter(phone.code()).isSignedIn()).isTrue();

    TotpSetupPage setUp = LoginPage.of(realm).signIn(bob).as(TotpSetupPage::new);
    assertThat(bob.admin().sessions()).isZero();
    TotpDevice device = setUp.device();
    Page after = setUp.enter(device.code());
    assertThat(after.id()).isNotEqualTo("login-error");
    assertThat(bob.admin().credential("otp")).isPresent();
    assertThat(LoginPage.of(realm).signIn(bob).as(TotpPage::new).isOpen()).isTrue();
    assertThat(flows.found("browser")).isEmpty();
  }

  @Test
  @DisplayName("C13: who may not set anything up now does not get in where everyone is asked")
  void nothingToSetUp(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    TestUser bob = realm.addUser("bob");
    flows.made(FlowCalls.browser("{\"type\": \"everyone\"}"));
    String action =
        realm.admin().path("/authentication/required-actions/second-factor-configure-totp");
    ObjectNode document = (ObjectNode) realm.admin().api().get(action);
    realm.admin().api().put(action, document.put("enabled", false));

    LoginPage.of(realm).signIn(bob).as(ErrorPage::new);

    assertThat(bob.admin().sessions()).isZero();
  }

  @Test
  @DisplayName("C13: who has a session already is let in by its cookie")
  void cookie(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    flows.made(FlowCalls.browser("{\"type\": \"everyone\"}"));

    Page in = LoginPage.of(realm).signIn(alice).as(TotpPage::new).enter(phone.code());

    assertThat(in.isSignedIn()).isTrue();
    assertThat(in.session().newTab().open().isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("C13: security keys that Keycloak's own flow asks for are asked for here as well")
  void securityKeys(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    flows.require("browser", "webauthn-authenticator", "ALTERNATIVE");
    flows.made(FlowCalls.browser("{\"type\": \"configured\"}"));

    assertThat(Json.children(realm.admin().api().get(flows.executions("second-factor browser"))))
        .filteredOn(step -> step.path("requirement").asText().equals("ALTERNATIVE"))
        .extracting(step -> step.path("providerId").asText())
        .containsSubsequence(
            "second-factor-totp",
            "second-factor-email-otp",
            "webauthn-authenticator",
            "second-factor-recovery-codes");
  }

  @Test
  @DisplayName("C13: the steps before the password are those of Keycloak's own flow")
  void likeKeycloaks(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    flows.made(FlowCalls.browser("{\"type\": \"configured\"}"));

    List<String> own = first(realm, flows, "browser");
    List<String> made = first(realm, flows, "second-factor browser");

    assertThat(made)
        .filteredOn(step -> !step.equals("conditional-level-of-authentication REQUIRED"))
        .isEqualTo(own)
        .contains("auth-cookie ALTERNATIVE");
  }

  @Test
  @DisplayName("C13: who has signed in with a passkey is spared where Keycloak's own flow does so")
  void passkeys(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    flows.made(FlowCalls.browser("{\"type\": \"everyone\"}"));

    String passkeys = "conditional-credential REQUIRED";
    assertThat(steps(realm, flows, "second-factor browser").contains(passkeys))
        .isEqualTo(steps(realm, flows, "browser").contains(passkeys));
  }

  @Test
  @DisplayName("C13: without the password step in Keycloak's own flow, one is built that has it")
  void builtFromNothing(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    flows.require("browser", "auth-username-password-form", "DISABLED");
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    flows.made(FlowCalls.browser("{\"type\": \"everyone\"}"));

    TotpPage page = LoginPage.of(realm).signIn(alice).as(TotpPage::new);

    assertThat(page.enter(phone.code()).isSignedIn()).isTrue();
    LoginPage.of(realm).signIn(realm.addUser("bob")).as(TotpSetupPage::new);
    assertThat(flows.found("browser")).isEmpty();
  }

  @Test
  @DisplayName("C13: with requirement required, configured leads who has none to the set-up")
  void required(TestRealm realm) {
    realm.policy(Map.of("requirement", "required", "primaryMethod", "totp"));
    FlowCalls flows = new FlowCalls(realm);
    flows.made(FlowCalls.browser("{\"type\": \"configured\"}"));

    LoginPage.of(realm).signIn(realm.addUser("bob")).as(TotpSetupPage::new);
  }

  /** What comes before and with the password, with its requirement. */
  private static List<String> first(TestRealm realm, FlowCalls flows, String alias) {
    List<String> steps = steps(realm, flows, alias);
    return steps.subList(0, steps.indexOf("auth-username-password-form REQUIRED") + 1);
  }

  private static List<String> steps(TestRealm realm, FlowCalls flows, String alias) {
    return Json.children(realm.admin().api().get(flows.executions(alias))).stream()
        .filter(step -> step.has("providerId"))
        .map(step -> step.path("providerId").asText() + " " + step.path("requirement").asText())
        .toList();
  }
}
