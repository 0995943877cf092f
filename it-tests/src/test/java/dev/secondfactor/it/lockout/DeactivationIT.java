package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given a policy by which a lock deactivates the account")
class DeactivationIT {

  private static final String PERMANENT = "USER_DISABLED_BY_PERMANENT_LOCKOUT";

  @BeforeEach
  void policy(TestRealm realm) {
    realm.policy(Map.of("lockoutPenalty", "deactivate"));
    realm.admin().allowAttributes();
  }

  @ParameterizedTest(
      name = "penalty: the account is disabled with Keycloak's reason (its own protection: {0})")
  @ValueSource(booleans = {true, false})
  @Tag("smoke")
  void disablesTheAccount(boolean protectedByKeycloak, TestRealm realm, Inbox inbox) {
    if (protectedByKeycloak) {
      realm.bruteForceProtection(30);
    }
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.account().enrolEmail();

    TotpPage page = protectedByKeycloak ? alice.guessSlowly(5) : alice.guess(0, 5);

    assertThat(page.isOpen()).isFalse();
    assertThat(page.page().find("[name=authenticationExecution]")).isEmpty();
    assertThat(page.error())
        .isEqualTo(
            "Your account was disabled after too many wrong codes."
                + " Please contact your administrator.");
    JsonNode account = alice.account().admin().document();
    assertThat(account.path("enabled").asBoolean()).isFalse();
    assertThat(account.path("attributes").path("disabledReason").path(0).asText())
        .isEqualTo("permanentLockout");
    assertThat(alice.account().admin().bruteForce().path("disabled").asBoolean())
        .isEqualTo(protectedByKeycloak);
    assertThat(alice.view().path("enabled").asBoolean()).isFalse();
    inbox.withSubject(alice.account().email(), "Account disabled for " + realm.title());
    assertThat(new RealmEvents(realm).of("USER_DISABLED_BY_TEMPORARY_LOCKOUT")).isEmpty();
    assertThat(new RealmEvents(realm).of(PERMANENT))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("num_failures").asText()).isEqualTo("5"));
  }

  @Test
  @ExpectedInLog(ExpectedInLog.DISABLED_BY_NOW)
  @DisplayName("penalty: after it an open form compares nothing, nor is anything sent")
  void endsOpenForms(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    bob.enrolEmail();
    CodePage open = LoginPage.of(realm).signIn(bob).as(CodePage::new);
    String right = inbox.nthCode(bob.email(), 1);
    CodePage other = LoginPage.of(realm).signIn(bob).as(CodePage::new);
    String wrong = Codes.wrong(inbox.nthCode(bob.email(), 2));
    for (int i = 0; i < 5; i++) {
      other = other.enter(wrong).as(CodePage::new);
    }
    inbox.withSubject(bob.email(), "Account disabled for " + realm.title());
    int mails = inbox.count(bob.email());

    assertThat(open.withCode(right).submitAside().isSignedIn()).isFalse();
    assertThat(open.form().with("resend", "true").submitAside().isSignedIn()).isFalse();
    assertThat(other.form().with("retry", "true").submitAside().isSignedIn()).isFalse();
    assertThat(LoginPage.of(realm).signIn(bob).as(LoginPage::new).error()).isNotEmpty();

    assertThat(bob.admin().sessions()).isZero();
    assertThat(inbox.count(bob.email())).isEqualTo(mails);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
  }

  @Test
  @ExpectedInLog(ExpectedInLog.DISABLED_BY_NOW)
  @DisplayName("penalty: wrong codes at Keycloak's own form lead to it, too")
  void byKeycloaksForm(TestRealm realm, Inbox inbox) {
    GuessedUser.listen(realm);
    GuessedUser.addFlow(realm, "form", List.of("auth-otp-form"));
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    OtpPage page = alice.guessAtKeycloaks("form", 0, 5);

    assertThat(alice.view().path("enabled").asBoolean()).isFalse();
    inbox.withSubject(alice.account().email(), "Account disabled for " + realm.title());
    assertThat(page.enter(alice.phone().code()).isSignedIn()).isFalse();
    assertThat(alice.account().admin().sessions()).isZero();
  }

  @Test
  @DisplayName("penalty: wrong codes of a set-up lock the set-up, and leave the account alone")
  void notInSetUp(TestRealm realm, Inbox inbox) {
    TestUser carol = realm.addUser("carol");
    carol.admin().addRequiredAction("second-factor-configure-email");
    CodePage proof = Proofs.open(realm, carol);
    String wrong = Codes.wrong(inbox.nthCode(carol.email(), 1));

    for (int i = 0; i < 5; i++) {
      proof = proof.enter(wrong).as(CodePage::new);
    }

    assertThat(proof.error()).contains("locked");
    assertThat(carol.admin().document().path("enabled").asBoolean()).isTrue();
    inbox.withSubject(carol.email(), "Second factor locked for " + realm.title());
  }

  @Test
  @DisplayName("penalty: an administrator who enables the account clears what was counted")
  void enabledAgain(TestRealm realm) {
    GuessedUser.listen(realm);
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guess(0, 5);

    alice.account().admin().change(account -> account.put("enabled", true));

    assertThat(alice.state()).isEqualTo("open");
    assertThat(alice.failures()).isZero();
    assertThat(alice.account().admin().document().path("attributes").has("disabledReason"))
        .isFalse();
    assertThat(alice.passPassword().enter(alice.phone().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("penalty: a lock that is ended by our resource lets the user in again")
  void unlocked(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guess(0, 5);

    assertThat(alice.unlock().status()).isEqualTo(204);

    assertThat(alice.view().path("enabled").asBoolean()).isTrue();
    assertThat(alice.passPassword().enter(alice.phone().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("penalty: an account that an administrator has disabled stays so")
  void disabledForAnotherReason(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.account().admin().change(account -> account.put("enabled", false));

    assertThat(alice.unlock().status()).isEqualTo(204);

    assertThat(alice.view().path("enabled").asBoolean()).isFalse();
  }
}
