package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.account.AccountConsole;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@Tag("trap")
@DisplayName("Given the account console and recovery codes")
class RecoveryConsoleIT {

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 21: the console offers to set them up, then tells how many are left")
  void areVisibleInTheConsole(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    AppPage before = LoginPage.of(realm).signIn(bob).as(AppPage::new);
    JsonNode offered = kind(realm, before);
    assertThat(offered.path("createAction").asText()).isEqualTo(RecoveryUser.ACTION);
    assertThat(offered.path("category").asText()).isEqualTo("two-factor");
    assertThat(offered.path("displayName").asText())
        .isEqualTo("second-factor-recovery-codes-display-name");
    assertThat(offered.path("userCredentialMetadatas")).isEmpty();

    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    JsonNode kind = kind(realm, alice.signIn(1));
    assertThat(kind.path("createAction").asText()).isEqualTo(RecoveryUser.ACTION);
    assertThat(kind.path("removeable").asBoolean()).isTrue();
    JsonNode set = kind.path("userCredentialMetadatas").path(0);
    assertThat(set.path("infoMessage").path("key").asText()).isEqualTo("secondFactorRecoveryInfo");
    assertThat(set.path("infoMessage").path("parameters"))
        .extracting(JsonNode::asText)
        .containsExactly("9", "10");
    assertThat(set.has("warningMessageTitle")).isFalse();
  }

  @Test
  @DisplayName("B5: it warns when three are left")
  void warnsOfFew(TestRealm realm) {
    realm.policy(Map.of("recoveryCodes", "5"));
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    assertThat(set(realm, alice.signIn(1)).has("warningMessageTitle")).isFalse();

    JsonNode set = set(realm, alice.signIn(2));

    assertThat(set.path("infoMessage").path("parameters"))
        .extracting(JsonNode::asText)
        .containsExactly("3", "5");
    assertThat(set.path("warningMessageTitle").path("key").asText())
        .isEqualTo("secondFactorRecoveryFew");
    assertThat(set.path("warningMessageTitle").path("parameters"))
        .extracting(JsonNode::asText)
        .containsExactly("3");
    assertThat(set.path("warningMessageDescription").path("key").asText())
        .isEqualTo("secondFactorRecoveryFewHelp");
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 20: removed by the user, they are gone, sign nobody in, and that is told")
  void areGoneWhenTheUserRemovesThem(TestRealm realm, Inbox inbox) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage open = alice.passPassword();
    LoginSession session = realm.newSession();
    alice.signIn(1, session);

    AppPage done =
        session
            .openAction("delete_credential:" + alice.credentialId())
            .expect("login-delete-credential")
            .forms()
            .get(0)
            .submit("accept", "")
            .as(AppPage::new);

    assertThat(done.parameter("kc_action_status")).contains("success");
    assertThat(alice.credential()).isEmpty();
    assertThat(new RealmEvents(realm).of("REMOVE_CREDENTIAL"))
        .anyMatch(
            event ->
                event.path("details").path("credential_type").asText().equals(RecoveryUser.TYPE));
    String subject = "Second factor removed for " + realm.title();
    assertThat(inbox.withSubject(alice.account().email(), subject).text())
        .contains("Recovery codes");
    assertThat(open.enter(alice.code(2).written()).isSignedIn()).isFalse();
    LoginPage.of(realm).signIn(alice.account()).as(AppPage::new);
  }

  @Test
  @DisplayName("B9: REST is no way around the fresh check before they are removed")
  void areNotRemovedUnchecked(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.account().addTotp();
    realm.admin().flows().bindPasswordAlone();
    AppPage unchecked = LoginPage.of(realm).signIn(alice.account()).as(AppPage::new);

    HttpResponse<String> refused =
        new AccountConsole(realm, unchecked.tokens()).remove(alice.credentialId());

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).contains("second_factor_required");
    assertThat(alice.credential()).isPresent();
  }

  @Test
  @DisplayName("TRAP 38: they do not satisfy a realm that requires a second factor")
  void doNotSatisfyARequirement(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    realm.policy(Map.of("requirement", "required", "primaryMethod", "totp"));

    RecoveryPage page = alice.passPassword();
    var next = page.enter(alice.code(1).written());
    // How many codes are left may be shown before.
    if (next.id().equals("login-second-factor-recovery-setup")) {
      next = RecoveryUser.left(next).later();
    }

    TotpSetupPage setup = next.as(TotpSetupPage::new);
    assertThat(alice.account().admin().credential("otp")).isEmpty();
    setup.enter(setup.device().code());
    assertThat(alice.account().admin().credential("otp")).isPresent();
  }

  @Test
  @DisplayName("TRAP 38: the app is kept where one is required, though there are codes")
  void doNotReplaceTheLastFactor(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.account().addTotp("phone");
    realm.policy(Map.of("requirement", "required"));
    LoginSession session = realm.newSession();
    RecoveryPage page =
        session
            .open()
            .as(LoginPage::new)
            .signIn(alice.account())
            .as(TotpPage::new)
            .tryAnotherWay()
            .choose("Recovery")
            .as(RecoveryPage::new);
    RecoveryUser.left(page.enter(alice.code(1).written())).later().as(AppPage::new);
    String app = alice.account().admin().credential("otp").orElseThrow().path("id").asText();

    session.openAction("delete_credential:" + app).expect("login-second-factor-confirm-refused");

    assertThat(alice.account().admin().credential("otp")).isPresent();
  }

  private static JsonNode set(TestRealm realm, AppPage app) {
    return kind(realm, app).path("userCredentialMetadatas").path(0);
  }

  private static JsonNode kind(TestRealm realm, AppPage app) {
    return new AccountConsole(realm, app.tokens()).kind(RecoveryUser.TYPE).orElseThrow();
  }
}
