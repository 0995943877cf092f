package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given somebody who has the password and asks for message after message")
class SendLimitsIT {

  private static final String LIMITED =
      "Too many codes were asked for. The next one can be sent in ";

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("the wait before a resend is kept by the server, and grows from 30 to 60 seconds")
  void keepsTheWait(TestRealm realm, Inbox inbox, TestSupport support) {
    TestUser alice = enrolled(realm, "alice");
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    inbox.nthCode(alice.email(), 1);

    page = page.resend().as(CodePage::new);
    assertThat(page.error())
        .matches("A code was sent just now\\. You can ask for a new one in \\d+ seconds?\\.");
    assertThat(page.isOpen()).isTrue();
    assertThat(inbox.count(alice.email())).isEqualTo(1);

    support.clockAhead(Duration.ofSeconds(31));
    page = page.resend().as(CodePage::new);
    assertThat(page.error())
        .isEqualTo("A new code is on its way. Older codes are no longer valid.");
    String second = inbox.nthCode(alice.email(), 2);

    support.clockAhead(Duration.ofSeconds(31 + 31));
    page = page.resend().as(CodePage::new);
    assertThat(page.error()).startsWith("A code was sent just now.");
    assertThat(inbox.count(alice.email())).isEqualTo(2);
    assertThat(page.enter(second).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName(
      "5 messages to one destination in 10 minutes, from however many logins; then a date and the other methods")
  void limitsADestination(TestRealm realm, Inbox inbox, TestSupport support) {
    TestUser alice = enrolled(realm, "alice");
    alice.addTotp();
    for (int i = 1; i <= 5; i++) {
      LoginPage.of(realm).signIn(alice).as(CodePage::new);
      inbox.nthCode(alice.email(), i);
    }

    CodePage sixth = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(sixth.error()).startsWith(LIMITED).contains(" minutes.");
    assertThat(sixth.isOpen()).isFalse();
    assertThat(inbox.count(alice.email())).isEqualTo(5);
    sixth.tryAnotherWay().choose("Authenticator").as(OtpPage::new);

    support.clockAhead(Duration.ofMinutes(10).plusSeconds(5));
    CodePage later = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(later.enter(inbox.nthCode(alice.email(), 6)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("two users with one mailbox share the limit of that destination")
  void limitsAMailboxOfTwoUsers(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("sendsPerDestination10Min", "2"));
    String shared = "shared@" + realm.name() + ".test";
    TestUser alice = realm.addUser("alice");
    TestUser bob = realm.addUser("bob");
    alice.enrolEmail(shared);
    bob.enrolEmail("Shared@" + realm.name() + ".test");
    LoginPage.of(realm).signIn(alice).as(CodePage::new);
    LoginPage.of(realm).signIn(alice).as(CodePage::new);
    inbox.nthCode(shared, 2);

    assertThat(LoginPage.of(realm).signIn(bob).as(CodePage::new).error()).startsWith(LIMITED);
  }

  @Test
  @DisplayName("a day's messages for one user are counted over all addresses of the user")
  void limitsAUsersDay(TestRealm realm, Inbox inbox, TestSupport support) {
    realm.policy(Map.of("sendsPerUserDay", "3"));
    TestUser alice = enrolled(realm, "alice");
    for (int i = 1; i <= 3; i++) {
      alice.enrolEmail(i + alice.email());
      LoginPage.of(realm).signIn(alice).as(CodePage::new);
      inbox.nthCode(i + alice.email(), 1);
    }

    alice.enrolEmail("4" + alice.email());
    CodePage fourth = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(fourth.error()).startsWith(LIMITED).contains(" hours.");
    support.clockAhead(Duration.ofHours(25));
    LoginPage.of(realm).signIn(alice).as(CodePage::new);

    inbox.nthCode("4" + alice.email(), 1);
    assertThat(inbox.count("4" + alice.email())).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "messages asked for from one IP address are counted over all users; another address is free")
  void limitsAnIpAddress(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("sendsPerIp5Min", "2"));
    for (String name : new String[] {"ann", "ben"}) {
      TestUser user = enrolled(realm, name);
      signIn(realm, user, "203.0.113.7");
      inbox.nthCode(user.email(), 1);
    }
    TestUser cleo = enrolled(realm, "cleo");

    assertThat(signIn(realm, cleo, "203.0.113.7").error()).startsWith(LIMITED);
    assertThat(inbox.count(cleo.email())).isZero();

    assertThat(
            signIn(realm, cleo, "203.0.113.8").enter(inbox.nthCode(cleo.email(), 1)).isSignedIn())
        .isTrue();
  }

  private static CodePage signIn(TestRealm realm, TestUser user, String ipAddress) {
    LoginSession session = realm.newSession().from(ipAddress);
    return session.open().as(LoginPage::new).signIn(user).as(CodePage::new);
  }

  private static TestUser enrolled(TestRealm realm, String name) {
    TestUser user = realm.addUser(name);
    user.enrolEmail();
    return user;
  }
}
