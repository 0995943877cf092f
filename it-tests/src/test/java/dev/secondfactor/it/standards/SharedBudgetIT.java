package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("standard")
@DisplayName("Given somebody who has the password and guesses the code")
class SharedBudgetIT {

  private static final int MAX_FAILURES = 5;
  private static final String LOCKED = "Codes by email are locked after too many wrong codes.";

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("OBV-6, ASVS 6.6.3: guesses from many sessions at once share one budget")
  void sharesOneBudget(TestRealm realm, Inbox inbox) {
    realm.policy(
        Map.of(
            "sendsPerDestination10Min",
            "20",
            "sendsPerDestinationDay",
            "20",
            "sendsPerUserDay",
            "20"));
    TestUser alice = enrolled(realm);
    List<CodePage> sessions = sessions(realm, alice, inbox, 9);
    String codeOfTheLast = inbox.code(alice.email(), sessions.size());
    List<Form> guesses =
        IntStream.range(0, sessions.size() - 1)
            .mapToObj(i -> sessions.get(i).withCode(inbox.await(alice.email(), i + 1).wrongCode()))
            .toList();

    List<Page> answers = Race.of(guesses.size(), i -> guesses.get(i)::submitAside);

    assertThat(answers).noneMatch(Page::isSignedIn);
    // As many events as guesses were compared; the others found the method locked.
    assertThat(realm.admin().events("LOGIN_ERROR"))
        .extracting(event -> event.path("error").asText())
        .filteredOn("invalid_user_credentials"::equals)
        .hasSize(MAX_FAILURES);
    Page right = sessions.get(sessions.size() - 1).enter(codeOfTheLast);
    assertThat(right.isSignedIn()).isFalse();
    assertThat(right.as(CodePage::new).error()).startsWith(LOCKED);
  }

  @Test
  @DisplayName("OBV-7: a new code does not begin the count anew: 4 wrong, resend, 1 wrong, locked")
  void countsOnAfterAResend(TestRealm realm, Inbox inbox, TestSupport support) {
    TestUser alice = enrolled(realm);
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String wrong = inbox.first(alice.email()).wrongCode();
    for (int left = 4; left >= 1; left--) {
      page = page.enter(wrong).as(CodePage::new);
      assertThat(page.error())
          .isEqualTo(
              left == 1
                  ? "This code is wrong. You have 1 more attempt."
                  : "This code is wrong. You have " + left + " more attempts.");
    }

    support.clockAhead(Duration.ofSeconds(31));
    page = page.resend().as(CodePage::new);
    page = page.enter(inbox.await(alice.email(), 2).wrongCode()).as(CodePage::new);

    assertThat(page.error()).startsWith(LOCKED);
    assertThat(page.isOpen()).isFalse();
    assertThat(page.offersResend()).isFalse();
  }

  @Test
  @DisplayName(
      "RFC 4226 7.3: two sessions share the delay, it grows, and the owner is told by mail")
  void sharesAGrowingDelay(TestRealm realm, Inbox inbox, TestSupport support) {
    realm.policy(Map.of("maxFailures", "3", "lockSeconds", "60"));
    TestUser alice = enrolled(realm);
    CodePage other = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String codeOfTheOther = inbox.code(alice.email(), 1);
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String wrong = inbox.await(alice.email(), 2).wrongCode();
    for (int i = 0; i < 3; i++) {
      page = page.enter(wrong).as(CodePage::new);
    }

    assertThat(page.error()).contains("Try again in 1 minute.");
    assertThat(other.enter(codeOfTheOther).as(CodePage::new).error()).startsWith(LOCKED);
    assertThat(inbox.await(alice.email(), 3).subject())
        .isEqualTo("Second factor locked for " + realm.title());

    support.clockAhead(Duration.ofSeconds(61));
    page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    wrong = inbox.await(alice.email(), 4).wrongCode();
    for (int i = 0; i < 3; i++) {
      page = page.enter(wrong).as(CodePage::new);
    }

    assertThat(page.error()).contains("Try again in 5 minutes.");
    assertThat(inbox.await(alice.email(), 5).subject()).startsWith("Second factor locked");
  }

  private static List<CodePage> sessions(TestRealm realm, TestUser alice, Inbox inbox, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(
            nth -> {
              CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
              inbox.await(alice.email(), nth);
              return page;
            })
        .toList();
  }

  private static TestUser enrolled(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    return alice;
  }
}
