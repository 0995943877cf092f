package dev.secondfactor.it.sentcode.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given somebody who knows a password and guesses at the code")
class GuessLimitIT {

  @Parameter private SentMethod method;

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 1: after five wrong codes the method is locked, for the right code too")
  void locksAfterFiveWrongCodes(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();

    for (int left = 4; left > 0; left--) {
      page = page.enter(Codes.wrong(code, left)).as(CodePage::new);
      assertThat(page.isOpen()).isTrue();
      assertThat(page.error()).contains("This code is wrong").contains(Integer.toString(left));
    }
    page = page.enter(Codes.wrong(code)).as(CodePage::new);
    assertThat(page.isOpen()).isFalse();
    assertThat(page.error()).contains("locked after too many wrong codes");

    CodePage refused = page.enter(code).as(CodePage::new);
    assertThat(refused.error()).contains("locked after too many wrong codes");
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "user_temporarily_disabled"))
        .hasSize(1);
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("TRAP 1: a code ends after its own guesses, however many the user has left")
  void endsACodeAfterItsGuesses(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("guessesPerCode", "3", "maxFailures", "10"));
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();

    for (int i = 0; i < 3; i++) {
      page = page.enter(Codes.wrong(code, i)).as(CodePage::new);
    }
    assertThat(page.isOpen()).isFalse();
    assertThat(page.error()).contains("Too many wrong attempts for this code");

    CodePage refused = page.enter(code).as(CodePage::new);
    assertThat(refused.error()).contains("Too many wrong attempts for this code");
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(3);
    assertThat(alice.isSignedIn()).isFalse();

    support.clockAhead(Duration.ofSeconds(31));
    CodePage resent = refused.resend().as(CodePage::new);
    assertThat(resent.enter(alice.code(2)).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  @Test
  @DisplayName("TRAP 3: a resend gives no new attempts")
  void givesNoNewAttemptsByResending(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String first = alice.code();
    for (int i = 0; i < 3; i++) {
      page = page.enter(Codes.wrong(first, i)).as(CodePage::new);
    }

    support.clockAhead(Duration.ofSeconds(31));
    page = page.resend().as(CodePage::new);
    String second = alice.code(2);
    page = page.enter(Codes.wrong(second)).as(CodePage::new);
    assertThat(page.error()).contains("This code is wrong").contains("1 more attempt");
    page = page.enter(Codes.wrong(second, 1)).as(CodePage::new);

    assertThat(page.error()).contains("locked after too many wrong codes");
    assertThat(page.enter(second).as(CodePage::new).error()).contains("locked");
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 4: a new tab, session or client gives no new attempts")
  void givesNoNewAttemptsElsewhere(TestRealm realm, Harness harness) {
    CodeUser alice = method.enrolled(realm, "alice");
    URI app = harness.clientApp().uri();
    realm.admin().createClient(RealmDocument.publicClient("other-app", app));

    LoginSession browser = realm.newSession();
    CodePage page = alice.passPassword(browser);
    CodePage wrong = guess(page, alice.code(1), 2);
    assertThat(wrong.error()).contains("3 more attempts");

    CodePage tab = alice.passPassword(browser.newTab());
    assertThat(guess(tab, alice.code(2), 1).error()).contains("2 more attempts");

    CodePage session = alice.passPassword();
    assertThat(guess(session, alice.code(3), 1).error()).contains("1 more attempt");

    CodePage client = alice.passPassword(new LoginSession(realm.url(), "other-app", app));
    assertThat(guess(client, alice.code(4), 1).error()).contains("locked");
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);

    CodePage next = alice.passPassword();
    assertThat(next.isOpen()).isFalse();
    assertThat(next.error()).contains("locked after too many wrong codes");
    assertThat(alice.codesSentInAll()).isEqualTo(4);
  }

  private static CodePage guess(CodePage page, String code, int times) {
    CodePage answer = page;
    for (int i = 0; i < times; i++) {
      answer = answer.enter(Codes.wrong(code, i)).as(CodePage::new);
    }
    return answer;
  }
}
