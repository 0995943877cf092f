package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("standard")
@DisplayName("Given a user who signed in with a code, and changes the address for codes")
class ChangeOfAddressIT {

  private static final String CONFIGURE = "second-factor-configure-email";

  private final TestRealm realm;

  ChangeOfAddressIT(TestRealm realm) {
    this.realm = realm;
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName(
      "AUPSTN-2, BAA-3: the new address is proven by a code, and both addresses and the account's are told")
  void isANewEnrolment(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    String before = "before-" + alice.email();
    String after = "after-" + alice.email();
    alice.enrolEmail(before);
    LoginSession session = signedIn(realm, alice, inbox, before);

    EmailAddressPage entry = session.openAction(CONFIGURE).as(EmailAddressPage::new);
    assertThat(entry.page().text("#kc-second-factor-current")).isEqualTo(TestUser.masked(before));
    CodePage proof = entry.submit(after).as(CodePage::new);
    // Nothing is changed until the code was typed.
    assertThat(storedAddress(alice)).isEqualTo(TestUser.masked(before));
    AppPage app = proof.enter(inbox.nthCode(after, 1)).as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("success");
    assertThat(storedAddress(alice)).isEqualTo(TestUser.masked(after));
    String notice = "Second factor changed for " + realm.title();
    for (String told : new String[] {before, after, alice.email()}) {
      assertThat(inbox.withSubject(told, notice).text()).contains(TestUser.masked(after));
    }
    CodePage next = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(next.enter(inbox.nthCode(after, 2)).isSignedIn()).isTrue();
    assertThat(inbox.to(before)).filteredOn(mail -> mail.findCode().isPresent()).hasSize(1);
  }

  @Test
  @DisplayName("BAA-2: giving the change up leaves everything as it was")
  void canBeGivenUp(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    LoginSession session = signedIn(realm, alice, inbox, alice.email());

    CodePage proof =
        session
            .openAction(CONFIGURE)
            .as(EmailAddressPage::new)
            .submit("new-" + alice.email())
            .as(CodePage::new);
    AppPage app = proof.cancelAction().as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("cancelled");
    assertThat(storedAddress(alice)).isEqualTo(TestUser.masked(alice.email()));
    CodePage next = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(next.enter(inbox.nthCode(alice.email(), 2)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("AUPSTN-2: another address in the profile does not move the destination")
  void isNotAChangeOfTheProfile(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    String moved = "moved-" + alice.email();
    alice.admin().change(user -> user.put("email", moved).put("emailVerified", true));
    CodePage login = LoginPage.of(realm).signIn(alice).as(CodePage::new);

    assertThat(login.destination()).isEqualTo(TestUser.masked(alice.email()));
    assertThat(login.enter(inbox.code(alice.email())).isSignedIn()).isTrue();
    assertThat(inbox.count(moved)).isZero();
  }

  @Test
  @DisplayName(
      "ASVS 7.5.1, BAA-2: with an old session, password and a code at the old address come first")
  void anOldSessionIsPrompted(Inbox inbox, TestSupport support) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    LoginSession session = signedIn(realm, alice, inbox, alice.email());

    support.clockAhead(Duration.ofMinutes(6));
    Page prompted = session.openAction(CONFIGURE);
    CodePage code =
        prompted.id().equals("login-login")
            ? prompted.as(LoginPage::new).signIn(alice).as(CodePage::new)
            : session
                .page()
                .form("kc-form-login")
                .with("password", alice.password())
                .submit()
                .as(CodePage::new);

    assertThat(code.destination()).isEqualTo(TestUser.masked(alice.email()));
    EmailAddressPage entry = code.enter(inbox.nthCode(alice.email(), 2)).as(EmailAddressPage::new);
    assertThat(entry.prefilled()).isEmpty();
  }

  @Test
  @DisplayName("ASVS 7.5.1: moments after a code was checked, the change is not asked for another")
  void aFreshSessionIsNotPrompted(Inbox inbox, TestSupport support) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    LoginSession session = signedIn(realm, alice, inbox, alice.email());

    support.clockAhead(Duration.ofMinutes(4));

    session.openAction(CONFIGURE).as(EmailAddressPage::new);
    assertThat(inbox.count(alice.email())).isEqualTo(1);
  }

  private static LoginSession signedIn(
      TestRealm realm, TestUser user, Inbox inbox, String address) {
    LoginSession session = realm.newSession();
    CodePage code = session.open().as(LoginPage::new).signIn(user).as(CodePage::new);
    code.enter(inbox.nthCode(address, 1)).as(AppPage::new);
    return session;
  }

  private static String storedAddress(TestUser user) {
    String data =
        user.admin()
            .credential("second-factor-email")
            .orElseThrow()
            .path("credentialData")
            .asText();
    return Json.parse(data).path("address").asText();
  }
}
