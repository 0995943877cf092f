package dev.secondfactor.it.sentcode.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
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
@DisplayName("Given a form that was open when the user was locked")
class OpenFormIT {

  @Parameter private SentMethod method;

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("TRAP 6: after our own lock it neither compares a code nor sends one")
  void isDeadAfterOurLock(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage open = alice.passPassword();
    String right = alice.code(1);
    CodePage other = alice.passPassword();
    String otherCode = alice.code(2);
    for (int i = 0; i < 5; i++) {
      other = other.enter(Codes.wrong(otherCode, i)).as(CodePage::new);
    }

    CodePage refused = open.enter(right).as(CodePage::new);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.error()).contains("locked after too many wrong codes");
    support.clockAhead(Duration.ofSeconds(31));
    CodePage unsent = refused.form().submit("resend", "true").as(CodePage::new);
    assertThat(unsent.error()).contains("locked after too many wrong codes");
    support.clockRight();

    assertThat(alice.codesSentInAll()).isEqualTo(2);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "user_temporarily_disabled"))
        .isNotEmpty();
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("TRAP 6: when our lock has ended, the same form goes on")
  void goesOnAfterOurLock(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code(1);
    for (int i = 0; i < 5; i++) {
      page = page.enter(Codes.wrong(code, i)).as(CodePage::new);
    }

    support.clockAhead(Duration.ofSeconds(61));
    CodePage again = page.form().submit("retry", "true").as(CodePage::new);
    CodePage resent = again.resend().as(CodePage::new);
    assertThat(resent.enter(alice.code(2)).isSignedIn()).isTrue();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 6: after Keycloak's own lock it neither compares a code nor sends one")
  void isDeadAfterKeycloaksLock(TestRealm realm, TestSupport support) {
    realm.bruteForceProtection(3);
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage open = alice.passPassword();
    String right = alice.code();
    // Keycloak does not count a failure while it is still counting the one before.
    Waiting.until(
        "Keycloak's lock",
        () -> {
          LoginPage.of(realm).signIn("alice", "wrong").as(LoginPage::new);
          return alice.account().admin().bruteForce().path("disabled").asBoolean();
        });

    CodePage refused = open.enter(right).as(CodePage::new);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.error()).contains("Your account is locked");
    support.clockAhead(Duration.ofSeconds(31));
    CodePage unsent = refused.form().submit("resend", "true").as(CodePage::new);
    assertThat(unsent.error()).contains("Your account is locked");
    support.clockRight();

    assertThat(alice.codesSentInAll()).isEqualTo(1);
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "user_temporarily_disabled"))
        .anyMatch(
            event ->
                event.path("details").path("second_factor_method").asText().equals(method.id()));
    assertThat(alice.isSignedIn()).isFalse();
  }
}
