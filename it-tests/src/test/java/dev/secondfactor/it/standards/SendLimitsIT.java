package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@DisplayName("Given somebody who has the password and asks for message after message")
class SendLimitsIT {

  @Parameter private SentMethod method;

  private static final String LIMITED =
      "Too many codes were asked for. The next one can be sent in ";

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("the wait before a resend is kept by the server, and grows from 30 to 60 seconds")
  void keepsTheWait(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    alice.code(1);

    page = page.resend().as(CodePage::new);
    assertThat(page.error())
        .matches("A code was sent just now\\. You can ask for a new one in \\d+ seconds?\\.");
    assertThat(page.isOpen()).isTrue();
    assertThat(method.codes(realm, alice.destination()).size()).isEqualTo(1);

    support.clockAhead(Duration.ofSeconds(31));
    page = page.resend().as(CodePage::new);
    assertThat(page.error())
        .isEqualTo("A new code is on its way. Older codes are no longer valid.");
    String second = alice.code(2);

    support.clockAhead(Duration.ofSeconds(31 + 31));
    page = page.resend().as(CodePage::new);
    assertThat(page.error()).startsWith("A code was sent just now.");
    assertThat(method.codes(realm, alice.destination()).size()).isEqualTo(2);
    assertThat(page.enter(second).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName(
      "5 messages to one destination in 10 minutes, from however many logins; then a date and the other methods")
  void limitsADestination(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    alice.account().addTotp();
    for (int i = 1; i <= 5; i++) {
      alice.passPassword();
      alice.code(i);
    }

    CodePage sixth = alice.passPassword();
    assertThat(sixth.error()).startsWith(LIMITED).contains(" minutes.");
    assertThat(sixth.isOpen()).isFalse();
    assertThat(method.codes(realm, alice.destination()).size()).isEqualTo(5);
    sixth.tryAnotherWay().choose("Authenticator").as(OtpPage::new);

    support.clockAhead(Duration.ofMinutes(10).plusSeconds(5));
    CodePage later = alice.passPassword();
    assertThat(later.enter(alice.code(6)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("two users with one mailbox or phone share the limit of that destination")
  void limitsADestinationOfTwoUsers(TestRealm realm) {
    realm.policy(Map.of("sendsPerDestination10Min", "2"));
    CodeUser alice = method.enrolled(realm, "alice");
    CodeUser bob = method.enrolled(realm, "bob");
    method.enrol(bob.account(), alice.destination());
    alice.passPassword();
    alice.passPassword();
    alice.code(2);

    assertThat(bob.passPassword().error()).startsWith(LIMITED);
  }

  @Test
  @DisplayName("a day's messages for one user are counted over all destinations of the user")
  void limitsAUsersDay(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("sendsPerUserDay", "3"));
    CodeUser alice = method.enrolled(realm, "alice");
    for (int i = 1; i <= 3; i++) {
      String destination = method.newDestination(realm, "alice" + i);
      method.enrol(alice.account(), destination);
      alice.passPassword();
      alice.codeTo(destination, 1);
    }

    method.enrol(alice.account(), alice.destination());
    CodePage fourth = alice.passPassword();
    assertThat(fourth.error()).startsWith(LIMITED).contains(" hours.");
    support.clockAhead(Duration.ofHours(25));
    alice.passPassword();

    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "messages asked for from one IP address are counted over all users; another address is free")
  void limitsAnIpAddress(TestRealm realm) {
    realm.policy(Map.of("sendsPerIp5Min", "2"));
    for (String name : new String[] {"ann", "ben"}) {
      CodeUser user = method.enrolled(realm, name);
      signIn(user, "203.0.113.7");
      user.code(1);
    }
    CodeUser cleo = method.enrolled(realm, "cleo");

    assertThat(signIn(cleo, "203.0.113.7").error()).startsWith(LIMITED);
    assertThat(method.codes(realm, cleo.destination())).isEmpty();

    assertThat(signIn(cleo, "203.0.113.8").enter(cleo.code(1)).isSignedIn()).isTrue();
  }

  private static CodePage signIn(CodeUser user, String ipAddress) {
    return user.passPassword(user.realm().newSession().from(ipAddress));
  }
}
