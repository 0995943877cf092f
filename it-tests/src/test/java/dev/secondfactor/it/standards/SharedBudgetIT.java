package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("standard")
@DisplayName("Given somebody who has the password and guesses the code")
class SharedBudgetIT {

  @Parameter private SentMethod method;

  private static final int MAX_FAILURES = 5;
  private static final String LOCKED = " are locked after too many wrong codes.";

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("OBV-6, ASVS 6.6.3: guesses from many sessions at once share one budget")
  void sharesOneBudget(TestRealm realm) {
    realm.policy(
        Map.of(
            "sendsPerDestination10Min",
            "20",
            "sendsPerDestinationDay",
            "20",
            "sendsPerUserDay",
            "20"));
    CodeUser alice = method.enrolled(realm, "alice");
    List<CodePage> sessions = sessions(alice, 9);
    String codeOfTheLast = alice.code(sessions.size());
    List<Form> guesses =
        IntStream.range(0, sessions.size() - 1)
            .mapToObj(i -> sessions.get(i).withCode(Codes.wrong(alice.code(i + 1))))
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
    assertThat(right.as(CodePage::new).error()).contains(LOCKED);
  }

  @Test
  @DisplayName("OBV-7: a new code does not begin the count anew: 4 wrong, resend, 1 wrong, locked")
  void countsOnAfterAResend(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String wrong = Codes.wrong(alice.code());
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
    page = page.enter(Codes.wrong(alice.code(2))).as(CodePage::new);

    assertThat(page.error()).contains(LOCKED);
    assertThat(page.isOpen()).isFalse();
    assertThat(page.offersResend()).isFalse();
  }

  @Test
  @DisplayName(
      "RFC 4226 7.3: two sessions share the delay, it grows, and the owner is told by mail")
  void sharesAGrowingDelay(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("maxFailures", "3", "lockSeconds", "60"));
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage other = alice.passPassword();
    String codeOfTheOther = alice.code(1);
    CodePage page = alice.passPassword();
    String wrong = Codes.wrong(alice.code(2));
    for (int i = 0; i < 3; i++) {
      page = page.enter(wrong).as(CodePage::new);
    }

    assertThat(page.error()).contains("Try again in 1 minute.");
    assertThat(other.enter(codeOfTheOther).as(CodePage::new).error()).contains(LOCKED);
    String told = alice.account().email();
    String subject = "Second factor locked for " + realm.title();
    realm.mails().withSubject(told, subject);

    support.clockAhead(Duration.ofSeconds(61));
    page = alice.passPassword();
    wrong = Codes.wrong(alice.code(3));
    for (int i = 0; i < 3; i++) {
      page = page.enter(wrong).as(CodePage::new);
    }

    assertThat(page.error()).contains("Try again in 5 minutes.");
    assertThat(realm.mails().await(told, 2).subject()).isEqualTo(subject);
  }

  private static List<CodePage> sessions(CodeUser alice, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(
            nth -> {
              CodePage page = alice.passPassword();
              alice.code(nth);
              return page;
            })
        .toList();
  }
}
