package dev.secondfactor.it.flow.made;

import static dev.secondfactor.it.flow.made.Claims.assertTold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.change.ForgottenPassword;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given a reset flow that was made by one call")
class ResetFlowIT {

  @BeforeEach
  void make(TestRealm realm) {
    realm.admin().change(settings -> settings.put("resetPasswordAllowed", true));
    new FlowCalls(realm)
        .made(
            "{\"kind\": \"reset-credentials\", \"methods\": [\"recovery-codes\", \"totp\", \"email-otp\"],"
                + " \"bind\": true}");
  }

  @ParameterizedTest(
      name =
          "C13: the link in the mail alone is not enough for who has an app; in another browser: {0}")
  @ValueSource(booleans = {false, true})
  @Tag("smoke")
  void asked(boolean elsewhere, TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();

    TotpPage page = follow(realm, alice, inbox, elsewhere).as(TotpPage::new);
    TotpPage wrong = page.enter(phone.wrongCode(0)).as(TotpPage::new);
    assertThat(wrong.error()).isNotEmpty();
    Page after = wrong.enter(phone.code());

    assertThat(after.id()).isEqualTo(ForgottenPassword.PAGE);
    ForgottenPassword.set(after);
    TotpPage again =
        LoginPage.of(realm).signIn(alice.username(), ForgottenPassword.NEW).as(TotpPage::new);
    assertThat(again.isOpen()).isTrue();
    assertThat(new FlowCalls(realm).found("reset-credentials")).isEmpty();
  }

  @Test
  @DisplayName("C13: the second factor stays as it is, and no new one is asked for")
  void nothingIsReset(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();

    Page after = follow(realm, alice, inbox, false).as(TotpPage::new).enter(phone.code());

    assertThat(ForgottenPassword.set(after).isSignedIn()).isTrue();
    assertThat(alice.admin().credentials())
        .filteredOn(credential -> credential.path("type").asText().equals("otp"))
        .hasSize(1);
  }

  @Test
  @Tag("smoke")
  @DisplayName("C13: who has no second factor sets a new password")
  void withoutFactor(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");

    Page page = follow(realm, bob, inbox, false);

    assertThat(page.id()).isEqualTo(ForgottenPassword.PAGE);
    assertThat(ForgottenPassword.set(page).isSignedIn()).isTrue();
  }

  @Test
  @Tag("smoke")
  @DisplayName("D7: who was asked is signed in at level 2, and who has no second factor at level 1")
  void levels(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();

    Page after = follow(realm, alice, inbox, false).as(TotpPage::new).enter(phone.code());
    Page signedIn = ForgottenPassword.set(after);

    assertTold(signedIn, "2", "otp", "mfa");
    new FlowCalls(realm).made(FlowCalls.browser("{\"type\": \"configured\"}"));
    assertThat(level2(signedIn).isSignedIn()).isTrue();
    Page ofBob = ForgottenPassword.set(follow(realm, realm.addUser("bob"), inbox, false));
    assertTold(ofBob, "1");
    level2(ofBob).as(TotpSetupPage::new);
  }

  private static Page level2(Page signedIn) {
    return signedIn.session().newTab().open(request -> request.with("acr_values", "2"));
  }

  @Test
  @DisplayName("D1: who has nothing but a lost app is told who can help")
  void lostAll(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();

    Page page = follow(realm, alice, inbox, false).expect("login-second-factor-totp");

    assertThat(page.text()).contains("Your administrator can help you");
    alice.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC"));
    assertThat(page.session().get(page.uri()).expect("login-second-factor-totp").text())
        .doesNotContain("Your administrator can help you");
  }

  @Test
  @DisplayName("C13: who has lost the app goes on with a recovery code")
  void recoveryCode(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    alice.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC", "DDDDEEEEFFFF"));

    TotpPage page = follow(realm, alice, inbox, false).as(TotpPage::new);
    RecoveryPage codes = page.tryAnotherWay().choose("ecovery").as(RecoveryPage::new);
    Page after = codes.enter("AAAABBBBCCCC");

    assertThat(after.id()).isNotIn("login-second-factor-recovery", "login-error");
  }

  @ParameterizedTest(
      name =
          "TRAP 37: who has codes to the mailbox of the reset alone is refused; enrolled as {0}@example.com")
  @ValueSource(strings = {"alice", "Alice", "alice+codes"})
  @Tag("trap")
  @Tag("smoke")
  void sameMailbox(String local, TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail(alice.email().replaceFirst("^[^@]*", local));

    ErrorPage page = follow(realm, alice, inbox, false).as(ErrorPage::new);

    assertThat(page.message()).contains("your second factor cannot be asked for");
    assertThat(mails(inbox, alice)).hasSize(1);
    assertThat(alice.admin().sessions()).isZero();
    LoginPage.of(realm).signIn(alice);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 37: codes to the mailbox of the reset are not among the other ways")
  void notAmongOthers(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    alice.enrolEmail();
    alice.addKeycloaksRecoveryCodes(List.of("AAAABBBBCCCC", "DDDDEEEEFFFF"));

    TotpPage page = follow(realm, alice, inbox, false).as(TotpPage::new);

    assertThat(page.tryAnotherWay().descriptions())
        .hasSize(2)
        .noneMatch(text -> text.contains("mail"));
  }

  @Test
  @DisplayName("D1: codes to another mailbox than that of the reset are a second factor")
  void otherMailbox(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail("alice@elsewhere.example");

    CodePage page = follow(realm, alice, inbox, false).as(CodePage::new);
    Page after = page.enter(inbox.first("alice@elsewhere.example").code());

    assertThat(after.id()).isEqualTo(ForgottenPassword.PAGE);
  }

  @Test
  @DisplayName("C13: an account address that serves as a second factor is one here, too")
  void accountAddress(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("emailDestination", "account-address"));

    follow(realm, realm.addUser("alice"), inbox, false).as(ErrorPage::new);
  }

  @Test
  @DisplayName("C13: a method that the policy no longer enables does not open the reset")
  void noLongerEnabled(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    realm.policy(Map.of("methods", "email-otp"));

    follow(realm, alice, inbox, false).as(ErrorPage::new);
  }

  @Test
  @ExpectedInLog(ExpectedInLog.STEP_NOT_SET_UP)
  @Tag("trap")
  @DisplayName(
      "TRAP 24, 37: a flow that insists on codes by e-mail refuses whose mailbox the reset came by, and sets nothing up")
  void insisting(TestRealm realm, Inbox inbox) {
    realm.admin().flows().bindReset("insisting", List.of("second-factor-email-otp"));
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    follow(realm, alice, inbox, false).as(ErrorPage::new);

    assertThat(alice.admin().sessions()).isZero();
  }

  /** All that came to the mailbox, however it was written. */
  private static List<Mail> mails(Inbox inbox, TestUser user) {
    String domain = user.email().replaceFirst("^[^@]*", "");
    return inbox.all().stream()
        .filter(mail -> mail.to().stream().anyMatch(to -> to.endsWith(domain)))
        .toList();
  }

  private static Page follow(TestRealm realm, TestUser user, Inbox inbox, boolean elsewhere) {
    ForgottenPassword forgotten = new ForgottenPassword(realm, user, inbox);
    return elsewhere ? forgotten.followElsewhere() : forgotten.follow();
  }
}
