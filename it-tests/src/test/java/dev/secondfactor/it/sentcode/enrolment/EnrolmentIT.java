package dev.secondfactor.it.sentcode.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.DestinationPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given somebody who sets up codes that are sent")
class EnrolmentIT {

  @Parameter private SentMethod method;

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 27: the destination is not enrolled before its code was entered")
  void provesTheDestinationFirst(TestRealm realm) {
    CodeUser bob = method.invited(realm, "bob");
    CodePage proof = bob.sendProof();

    proof.enter(Codes.wrong(bob.code())).as(CodePage::new);
    assertThat(bob.credential()).isEmpty();
    assertThat(bob.account().admin().requiredActions()).contains(method.action());

    bob.openSetUp();
    assertThat(bob.credential()).isEmpty();
    assertThat(bob.account().admin().document().toString()).doesNotContain(method.credentialType());
  }

  @Test
  @DisplayName("TRAP 27: a new address of the account does not move the codes")
  void keepsTheEnrolledDestination(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    String other = "other@" + realm.name() + ".test";
    alice.account().admin().change(user -> user.put("email", other).put("emailVerified", true));

    CodePage page = alice.passPassword();

    assertThat(page.enter(alice.code()).isSignedIn()).isTrue();
    assertThat(realm.mails().count(other)).isZero();
    assertThat(realm.mails().count(alice.account().email())).isZero();
  }

  @Test
  @DisplayName("TRAP 28: guesses in enrolment have the same limit, over sessions and destinations")
  void limitsGuesses(TestRealm realm) {
    CodeUser bob = method.invited(realm, "bob");
    CodePage page = bob.sendProof();
    String code = bob.code();
    for (int i = 0; i < 3; i++) {
      page = page.enter(Codes.wrong(code, i)).as(CodePage::new);
      assertThat(page.error()).contains("This code is wrong");
    }

    String second = method.newDestination(realm, "second");
    CodePage other = bob.openSetUp().submit(second).as(CodePage::new);
    String otherCode = bob.codeTo(second, 1);
    other = other.enter(Codes.wrong(otherCode)).as(CodePage::new);
    other = other.enter(Codes.wrong(otherCode, 1)).as(CodePage::new);
    assertThat(other.error()).contains("locked after too many wrong codes");

    assertThat(other.enter(otherCode).as(CodePage::new).error()).contains("locked");
    assertThat(page.enter(code).as(CodePage::new).error()).contains("locked");
    String third = method.newDestination(realm, "third");
    assertThat(bob.openSetUp().submit(third).as(CodePage::new).isOpen()).isFalse();
    assertThat(bob.credential()).isEmpty();
    assertThat(new RealmEvents(realm).errors("UPDATE_CREDENTIAL_ERROR", "invalid_user_credentials"))
        .hasSize(5);
    assertThat(bob.codesSentInAllTo(third)).isZero();
  }

  @Test
  @DisplayName("TRAP 28: messages in enrolment have the same limits, to however many destinations")
  void limitsMessages(TestRealm realm) {
    realm.policy(Map.of("sendsPerUserDay", "3"));
    CodeUser bob = method.invited(realm, "bob");
    DestinationPage setUp = bob.openSetUp();
    for (int i = 0; i < 3; i++) {
      String to = method.newDestination(realm, "bob" + i);
      CodePage page = setUp.submit(to).as(CodePage::new);
      bob.codeTo(to, 1);
      setUp = page.form().submit("change", "true").as(method::destinationPage);
    }

    String next = method.newDestination(realm, "bob3");
    CodePage refused = setUp.submit(next).as(CodePage::new);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.error()).contains("Too many codes were asked for");
    CodePage elsewhere = bob.openSetUp().submit(next).as(CodePage::new);
    assertThat(elsewhere.error()).contains("Too many codes were asked for");
    assertThat(bob.codesSentInAllTo(next)).isZero();
  }

  @Test
  @DisplayName("TRAP 28: enrolments and logins to one destination share its limit")
  void sharesTheLimitOfADestination(TestRealm realm) {
    realm.policy(Map.of("sendsPerDestination10Min", "2"));
    CodeUser alice = method.enrolled(realm, "alice");
    alice.passPassword();
    alice.code(1);
    alice.passPassword();
    alice.code(2);

    CodeUser mallory = method.invited(realm, "mallory");
    CodePage refused = mallory.openSetUp().submit(alice.destination()).as(CodePage::new);

    assertThat(refused.error()).contains("Too many codes were asked for");
    assertThat(alice.codesSentInAll()).isEqualTo(2);
    LoginSession session = refused.page().session();
    DestinationPage again = refused.form().submit("change", "true").as(method::destinationPage);
    again.submit(method.writtenOtherwise(alice.destination())).as(CodePage::new);
    assertThat(session.page().text()).contains("Too many codes were asked for");
  }
}
