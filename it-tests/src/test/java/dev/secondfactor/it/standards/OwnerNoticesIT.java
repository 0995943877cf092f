package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("standard")
@DisplayName("Given something that happened to a second factor")
class OwnerNoticesIT {

  private final TestRealm realm;

  OwnerNoticesIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName(
      "ASVS 6.3.7, SRC-2: enrolled: both the new address and the account's are told, by name of realm, masked address, time and IP address")
  void tellsOfAnEnrolment(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");
    String other = "other-" + alice.email();
    LoginSession session = realm.newSession().from("203.0.113.9");
    CodePage proof =
        session
            .open()
            .as(LoginPage::new)
            .signIn(alice)
            .as(EmailAddressPage::new)
            .submit(other)
            .as(CodePage::new);
    proof.enter(inbox.nthCode(other, 1)).as(AppPage::new);

    String subject = "Second factor set up for " + realm.title();
    for (String address : new String[] {other, alice.email()}) {
      Mail notice = inbox.withSubject(address, subject);
      assertThat(notice.text())
          .contains(
              "The second factor \"Code by email\" was set up for your account at " + realm.title())
          .contains("Address for codes: " + TestUser.masked(other))
          .contains("IP address: 203.0.113.9")
          .containsPattern("Time: .*20\\d\\d")
          .contains("If it was not you: change your password at once")
          .doesNotContain(other);
      assertThat(notice.html()).contains("was set up for your account").doesNotContain(other);
    }
  }

  @Test
  @DisplayName("ASVS 6.3.7: removed by the user: the removed address and the account's are told")
  void tellsOfARemovalByTheUser(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    String address = "codes-" + alice.email();
    alice.enrolEmail(address);
    LoginSession session = realm.newSession();
    CodePage login = session.open().as(LoginPage::new).signIn(alice).as(CodePage::new);
    login.enter(inbox.nthCode(address, 1)).as(AppPage::new);

    Page confirm = session.openAction("delete_credential:" + credentialId(alice));
    Page done = confirm.forms().get(0).submit("accept", "");

    assertThat(done.as(AppPage::new).parameter("kc_action_status")).contains("success");
    assertThat(alice.admin().credential("second-factor-email")).isEmpty();
    expectRemovalNotices(realm, inbox, alice, address);
  }

  @Test
  @DisplayName(
      "ASVS 6.3.7: removed by an administrator: the removed address and the account's are told")
  void tellsOfARemovalByAnAdministrator(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    String address = "codes-" + alice.email();
    alice.enrolEmail(address);

    alice.admin().deleteCredential(credentialId(alice));

    assertThat(alice.admin().credential("second-factor-email")).isEmpty();
    expectRemovalNotices(realm, inbox, alice, address);
  }

  @Test
  @DisplayName(
      "ASVS 6.3.5: a right password with too many wrong codes: the owner is told, with what to do")
  void tellsOfALock(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    String address = "codes-" + alice.email();
    alice.enrolEmail(address);
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String wrong = Codes.wrong(inbox.nthCode(address, 1));
    for (int i = 0; i < 5; i++) {
      page = page.enter(wrong).as(CodePage::new);
    }

    for (String told : new String[] {address, alice.email()}) {
      Mail notice = inbox.withSubject(told, "Second factor locked for " + realm.title());
      assertThat(notice.text())
          .contains("is locked for a while, because too many wrong codes were entered")
          .contains("somebody knows your password. Change your password at once");
    }
  }

  private static void expectRemovalNotices(
      TestRealm realm, Inbox inbox, TestUser alice, String address) {
    for (String told : new String[] {address, alice.email()}) {
      assertThat(inbox.withSubject(told, "Second factor removed for " + realm.title()).text())
          .contains("was removed from your account at " + realm.title());
    }
  }

  private static String credentialId(TestUser user) {
    return user.admin().credential("second-factor-email").orElseThrow().path("id").asText();
  }
}
