package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("standard")
@DisplayName("Given a user whose codes were guessed at, again and again")
class DisabledMethodIT {

  private static final String DISABLED =
      "Codes by email were disabled for your account after too many wrong codes."
          + " Please contact your administrator.";

  /** Ten wrong codes in a row disable; every fifth locks for 10 seconds. */
  private static final Map<String, String> POLICY =
      Map.of("disableAfterFailures", "10", "lockSeconds", "10", "resendWaits", "10");

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("RL-2: after the permitted number of failures in a row the right code is refused")
  void disablesTheMethod(TestRealm realm, Inbox inbox, TestSupport support) {
    realm.policy(POLICY);
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    CodePage open = guessUntilOneIsLeft(realm, inbox, support, alice);
    // Another login of the same user, whose code is known and never wrong.
    CodePage bystander = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String right = inbox.nthCode(alice.email(), 3);

    CodePage disabled = open.enter(Codes.wrong(right)).as(CodePage::new);

    assertThat(disabled.error()).isEqualTo(DISABLED);
    CodePage refused = bystander.enter(right).as(CodePage::new);
    assertThat(refused.error()).isEqualTo(DISABLED);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.offersResend()).isFalse();
    inbox.withSubject(alice.email(), "Second factor disabled for " + realm.title());

    // Time does not heal it, and nothing is sent any more.
    support.clockAhead(Duration.ofDays(2));
    int mails = inbox.count(alice.email());
    assertThat(LoginPage.of(realm).signIn(alice).as(CodePage::new).error()).isEqualTo(DISABLED);
    assertThat(inbox.count(alice.email())).isEqualTo(mails);
  }

  @Test
  @DisplayName("RL-4: taking the address away heals nothing; binding it anew does")
  void worksAgainAfterEnrolment(TestRealm realm, Inbox inbox, TestSupport support) {
    realm.policy(POLICY);
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    CodePage open = guessUntilOneIsLeft(realm, inbox, support, alice);
    open.enter(Codes.wrong(inbox.nthCode(alice.email(), 2)));
    inbox.withSubject(alice.email(), "Second factor disabled for " + realm.title());

    String credential =
        alice.admin().credential("second-factor-email").orElseThrow().path("id").asText();
    alice.admin().deleteCredential(credential);
    realm.policy(with(POLICY, "emailDestination", "account-address"));
    assertThat(LoginPage.of(realm).signIn(alice).as(CodePage::new).error()).isEqualTo(DISABLED);

    realm.policy(POLICY);
    alice.admin().addRequiredAction("second-factor-configure-email");
    String address = "again-" + alice.email();
    CodePage proof =
        LoginPage.of(realm)
            .signIn(alice)
            .as(EmailAddressPage::new)
            .submit(address)
            .as(CodePage::new);
    assertThat(proof.enter(inbox.nthCode(address, 1)).isSignedIn()).isTrue();

    CodePage login = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(login.enter(inbox.nthCode(address, 2)).isSignedIn()).isTrue();
  }

  /** Nine wrong codes, and the page where the tenth can be typed. */
  private static CodePage guessUntilOneIsLeft(
      TestRealm realm, Inbox inbox, TestSupport support, TestUser alice) {
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String wrong = inbox.first(alice.email()).wrongCode();
    for (int i = 0; i < 5; i++) {
      page = page.enter(wrong).as(CodePage::new);
    }
    assertThat(page.error()).startsWith("Codes by email are locked");
    support.clockAhead(Duration.ofSeconds(11));
    page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    wrong = Codes.wrong(inbox.nthCode(alice.email(), 2));
    for (int i = 0; i < 4; i++) {
      page = page.enter(wrong).as(CodePage::new);
      assertThat(page.isOpen()).isTrue();
    }
    return page;
  }

  private static Map<String, String> with(Map<String, String> policy, String field, String value) {
    Map<String, String> changed = new HashMap<>(policy);
    changed.put(field, value);
    return changed;
  }
}
