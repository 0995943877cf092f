package dev.secondfactor.it.email.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.email.EmailUser;
import dev.secondfactor.it.email.RealmEvents;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given a code that was sent for something else")
class CodeBindingIT {

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("TRAP 10: the code of one session does not work in another")
  void bindsToTheSession(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage first = alice.passPassword();
    String codeOfFirst = alice.code(1);
    CodePage second = alice.passPassword();
    String codeOfSecond = alice.code(2);

    CodePage wrong = second.enter(codeOfFirst).as(CodePage::new);
    assertThat(wrong.error()).contains("This code is wrong");
    assertThat(wrong.enter(codeOfSecond).as(AppPage::new).tokens().username()).isEqualTo("alice");
    assertThat(first.enter(codeOfFirst).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  @Test
  @DisplayName("TRAP 10: the code of one tab does not work in another tab of the same browser")
  void bindsToTheTab(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    LoginSession browser = realm.newSession();
    alice.passPassword(browser);
    String codeOfFirst = alice.code(1);
    CodePage second = alice.passPassword(browser.newTab());
    alice.code(2);

    assertThat(second.enter(codeOfFirst).as(CodePage::new).error()).contains("This code is wrong");
  }

  @Test
  @DisplayName("TRAP 10: another user's code does not work")
  void bindsToTheUser(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    EmailUser mallory = EmailUser.enrolled(realm, inbox, "mallory");
    CodePage page = alice.passPassword();
    mallory.passPassword();

    assertThat(page.enter(mallory.code()).as(CodePage::new).error()).contains("This code is wrong");
  }

  @Test
  @DisplayName("TRAP 10: a code for the login does not prove the address, though both are the same")
  void bindsToThePurpose(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("emailDestination", "account-address"));
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    alice.admin().addRequiredAction("second-factor-configure-email");
    LoginSession session = realm.newSession();
    OtpPage otp = chooseTheApp(session.open().as(LoginPage::new).signIn(alice).id(), session);
    String loginCode = inbox.code(alice.email(), 1);

    CodePage proof =
        otp.enter(phone.code()).as(EmailAddressPage::new).submit(alice.email()).as(CodePage::new);
    String proofCode = inbox.code(alice.email(), 2);

    CodePage wrong = proof.enter(loginCode).as(CodePage::new);
    assertThat(wrong.error()).contains("This code is wrong");
    assertThat(alice.admin().credential("second-factor-email")).isEmpty();
    wrong.enter(proofCode).as(AppPage::new);
    assertThat(alice.admin().credential("second-factor-email")).isPresent();
  }

  @Test
  @DisplayName("TRAP 10: a code that proves an address does not sign in, though both are the same")
  void bindsToThePurposeTheOtherWayRound(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");
    LoginPage.of(realm)
        .signIn(alice)
        .as(EmailAddressPage::new)
        .submit(alice.email())
        .as(CodePage::new);
    String proofCode = inbox.code(alice.email(), 1);

    alice.enrolEmail();
    CodePage login = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    inbox.code(alice.email(), 2);
    assertThat(login.enter(proofCode).as(CodePage::new).error()).contains("This code is wrong");
  }

  @Test
  @DisplayName("TRAP 10: when the address was changed after the code was sent, the code is void")
  void bindsToTheDestination(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();
    String oldCode = alice.code();

    String newAddress = "new." + alice.address();
    String credential =
        alice.account().admin().credential("second-factor-email").orElseThrow().path("id").asText();
    alice.account().admin().deleteCredential(credential);
    alice.account().enrolEmail(newAddress);

    CodePage refused = page.enter(oldCode).as(CodePage::new);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.offersResend()).isTrue();
    assertThat(refused.destination()).isEqualTo(TestUser.masked(newAddress));
    CodePage resent = refused.resend().as(CodePage::new);
    String newCode = inbox.code(newAddress);
    CodePage wrong = resent.enter(oldCode).as(CodePage::new);
    assertThat(wrong.error()).contains("This code is wrong");
    assertThat(wrong.enter(newCode).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 11: after a resend only the newest code counts, and the page says so")
  void supersedesOlderCodes(TestRealm realm, Inbox inbox, TestSupport support) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();
    String first = alice.code(1);
    support.clockAhead(Duration.ofSeconds(31));
    CodePage resent = page.resend().as(CodePage::new);
    String second = alice.code(2);

    CodePage refused = resent.enter(first).as(CodePage::new);
    assertThat(refused.error()).contains("replaced by a newer one");
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(1);
    assertThat(refused.enter(second).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  private static OtpPage chooseTheApp(String shown, LoginSession session) {
    return shown.equals("login-login-otp")
        ? useMailFirst(session)
        : session.page().as(CodePage::new).tryAnotherWay().choose("Authenticator").as(OtpPage::new);
  }

  private static OtpPage useMailFirst(LoginSession session) {
    CodePage code =
        session.page().as(OtpPage::new).tryAnotherWay().choose("email").as(CodePage::new);
    return code.tryAnotherWay().choose("Authenticator").as(OtpPage::new);
  }
}
