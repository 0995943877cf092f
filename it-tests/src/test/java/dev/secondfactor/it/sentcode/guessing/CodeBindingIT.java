package dev.secondfactor.it.sentcode.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given a code that was sent for something else")
class CodeBindingIT {

  @Parameter private SentMethod method;

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("TRAP 10: the code of one session does not work in another")
  void bindsToTheSession(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
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
  void bindsToTheTab(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    LoginSession browser = realm.newSession();
    alice.passPassword(browser);
    String codeOfFirst = alice.code(1);
    CodePage second = alice.passPassword(browser.newTab());
    alice.code(2);

    assertThat(second.enter(codeOfFirst).as(CodePage::new).error()).contains("This code is wrong");
  }

  @Test
  @DisplayName("TRAP 10: another user's code does not work")
  void bindsToTheUser(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodeUser mallory = method.enrolled(realm, "mallory");
    CodePage page = alice.passPassword();
    mallory.passPassword();

    assertThat(page.enter(mallory.code()).as(CodePage::new).error()).contains("This code is wrong");
  }

  @Test
  @DisplayName(
      "TRAP 10: a code that proves a destination does not sign in, though both are the same")
  void bindsToThePurpose(TestRealm realm) {
    CodeUser alice = method.invited(realm, "alice");
    alice.sendProof();
    String proofCode = alice.code(1);

    method.enrol(alice.account(), alice.destination());
    CodePage login = alice.passPassword();
    alice.code(2);
    assertThat(login.enter(proofCode).as(CodePage::new).error()).contains("This code is wrong");
  }

  @Test
  @DisplayName(
      "TRAP 10: when the destination was changed after the code was sent, the code is void")
  void bindsToTheDestination(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String oldCode = alice.code();

    String other = method.newDestination(realm, "new");
    alice.removeCredential();
    method.enrol(alice.account(), other);

    CodePage refused = page.enter(oldCode).as(CodePage::new);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.offersResend()).isTrue();
    assertThat(refused.destination()).isEqualTo(method.masked(other));
    CodePage resent = refused.resend().as(CodePage::new);
    String newCode = alice.codeTo(other, 1);
    CodePage wrong = resent.enter(oldCode).as(CodePage::new);
    assertThat(wrong.error()).contains("This code is wrong");
    assertThat(wrong.enter(newCode).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 11: after a resend only the newest code counts, and the page says so")
  void supersedesOlderCodes(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
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
}
