package dev.secondfactor.core.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.budget.Budgets;
import dev.secondfactor.core.budget.Take;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.store.KeyedHash;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengesTest {

  private static final String CODE = "0918273645";
  private static final Duration LIFETIME = Duration.ofSeconds(300);
  private static final Binding BINDING =
      new Binding("realm", "user", "session/tab", Method.EMAIL_OTP, Purpose.LOGIN, "a@example.com");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:15:30.1239Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Challenges challenges = challenges(Hashes.of("realm secret"));

  @Nested
  @DisplayName("Given an issued code")
  class Issued {

    private final Challenge challenge = issue(CODE, 1);

    @Test
    void itIsFoundAgain() {
      assertThat(found().digest()).isEqualTo(challenge.digest());
      assertThat(found().number()).isEqualTo(1);
      assertThat(found().ticket()).isEqualTo("ticket-1");
      assertThat(found().superseded()).isEmpty();
      assertThat(found().remaining(clock.instant())).isBetween(LIFETIME.minusMillis(1), LIFETIME);
    }

    @Test
    @Tag("standard")
    @DisplayName("OBV-4: it is accepted once")
    void once() {
      Challenge read = found();

      assertThat(challenges.answer(BINDING, read, CODE)).isEqualTo(Verdict.RIGHT);
      assertThat(challenges.find(BINDING)).isEmpty();
      assertThat(challenges.answer(BINDING, read, CODE)).isEqualTo(Verdict.ALREADY_USED);
    }

    @Test
    @Tag("standard")
    @DisplayName("OBV-4: of 20 who give it at the same moment one is let in")
    void onceInParallel() {
      Challenge read = found();

      List<Verdict> verdicts = Parallel.run(20, number -> challenges.answer(BINDING, read, CODE));

      assertThat(verdicts).containsOnlyOnce(Verdict.RIGHT);
      assertThat(Collections.frequency(verdicts, Verdict.ALREADY_USED)).isEqualTo(19);
    }

    @Test
    void aWrongCodeLeavesItAlone() {
      assertThat(challenges.answer(BINDING, found(), "0918273644")).isEqualTo(Verdict.WRONG);
      assertThat(challenges.answer(BINDING, found(), "")).isEqualTo(Verdict.WRONG);
      assertThat(challenges.answer(BINDING, found(), CODE)).isEqualTo(Verdict.RIGHT);
    }

    @ParameterizedTest
    @MethodSource("dev.secondfactor.core.challenge.ChallengesTest#otherBindings")
    @Tag("standard")
    @DisplayName("ASVS 6.6.2: it is bound to realm, user, session, method, purpose and destination")
    void bound(Binding other) {
      assertThat(challenges.find(other)).isEmpty();
      assertThat(challenges.answer(other, found(), CODE)).isEqualTo(Verdict.WRONG);
      assertThat(challenges.find(BINDING)).isPresent();
    }

    @Test
    @Tag("standard")
    @DisplayName("ASVS 6.6.2: it is bound to the realm's secret")
    void boundToTheSecret() {
      Challenges other = challenges(Hashes.of("another secret"));

      assertThat(other.find(BINDING)).isEmpty();
      assertThat(other.answer(BINDING, found(), CODE)).isEqualTo(Verdict.WRONG);
    }

    @Test
    @Tag("standard")
    @DisplayName("ASVS 11.2.4: the store has only a keyed digest: no code, person or destination")
    void nothingReadable() {
      challenges.reserve(BINDING, 1, Duration.ofSeconds(30));
      challenges.takeGuess(BINDING, challenge, 5);

      assertThat(store.content().toString())
          .doesNotContain(CODE, "a@example.com", "user", "session/tab");
      assertThat(challenge.toString()).doesNotContain(CODE);
    }

    @Test
    @Tag("standard")
    @DisplayName("OBV-3: it is dead when its lifetime is over, and remembered for an hour")
    void expires() {
      clock.forward(LIFETIME.minusMillis(1));
      assertThat(found().isLive(clock.instant())).isTrue();

      clock.forwardMillis(1);
      assertThat(found().isLive(clock.instant())).isFalse();
      assertThat(found().remaining(clock.instant())).isZero();

      clock.forward(Duration.ofHours(1).minusMillis(1));
      assertThat(challenges.find(BINDING)).isPresent();
      clock.forwardMillis(1);
      assertThat(challenges.find(BINDING)).isEmpty();
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 1: it has as many guesses as it has, and they do not come back")
    void guesses() {
      for (int left = 4; left >= 0; left--) {
        assertThat(((Take.Taken) challenges.takeGuess(BINDING, found(), 5)).left()).isEqualTo(left);
      }
      assertThat(challenges.takeGuess(BINDING, found(), 5)).isInstanceOf(Take.Spent.class);
      clock.forward(LIFETIME.plusMinutes(59));
      assertThat(challenges.takeGuess(BINDING, found(), 5)).isInstanceOf(Take.Spent.class);

      assertThat(challenges.takeGuess(BINDING, issue("1", 2), 5)).isInstanceOf(Take.Taken.class);
    }
  }

  @Nested
  @DisplayName("Given a code that was sent again")
  class Superseded {

    @Test
    @Tag("trap")
    @DisplayName("TRAP 11: only the newest code is accepted, the one before is recognised")
    void newestCounts() {
      issue("111111", 1);
      clock.forwardSeconds(30);
      issue("222222", 2);

      assertThat(challenges.answer(BINDING, found(), "111111")).isEqualTo(Verdict.SUPERSEDED);
      assertThat(challenges.answer(BINDING, found(), "333333")).isEqualTo(Verdict.WRONG);
      assertThat(challenges.answer(BINDING, found(), "222222")).isEqualTo(Verdict.RIGHT);
      assertThat(challenges.find(BINDING)).isEmpty();
    }

    @Test
    void aCodeThatHadExpiredBeforeIsNotRecognised() {
      issue("111111", 1);
      clock.forward(LIFETIME);
      issue("222222", 2);

      assertThat(found().superseded()).isEmpty();
      assertThat(challenges.answer(BINDING, found(), "111111")).isEqualTo(Verdict.WRONG);
    }

    @Test
    void theLastFourAreRecognised() {
      for (int number = 1; number <= 6; number++) {
        issue(("" + number).repeat(6), number);
        clock.forwardSeconds(30);
      }

      assertThat(Stream.of("111111", "222222", "333333", "444444", "555555").map(this::answer))
          .containsExactly(
              Verdict.WRONG,
              Verdict.SUPERSEDED,
              Verdict.SUPERSEDED,
              Verdict.SUPERSEDED,
              Verdict.SUPERSEDED);
    }

    @Test
    @DisplayName("of those, the ones that have expired are dropped")
    void expiredOnesAreDropped() {
      issue("111111", 1);
      clock.forwardSeconds(200);
      issue("222222", 2);
      clock.forwardSeconds(100);
      issue("333333", 3);

      assertThat(found().superseded()).hasSize(1);
      assertThat(answer("111111")).isEqualTo(Verdict.WRONG);
      assertThat(answer("222222")).isEqualTo(Verdict.SUPERSEDED);
    }

    @Test
    @DisplayName("a right answer that meets a newer code lets nobody in")
    void meetsANewerCode() {
      Challenge read = issue("111111", 1);
      issue("222222", 2);

      assertThat(challenges.answer(BINDING, read, "111111")).isEqualTo(Verdict.ALREADY_USED);
    }

    private Verdict answer(String code) {
      return challenges.answer(BINDING, found(), code);
    }
  }

  @Nested
  @DisplayName("Given a reservation")
  class Reserved {

    @Test
    void onlyOneGetsIt() {
      List<Boolean> got =
          Parallel.run(10, number -> challenges.reserve(BINDING, 1, Duration.ofSeconds(30)));

      assertThat(got).containsOnlyOnce(true);
    }

    @Test
    void itIsForOneMessageOfOneBinding() {
      challenges.reserve(BINDING, 1, Duration.ofSeconds(30));

      assertThat(challenges.reserve(BINDING, 2, Duration.ofSeconds(30))).isTrue();
      assertThat(otherBindings())
          .allMatch(other -> challenges.reserve(other, 1, Duration.ofSeconds(30)));
    }

    @Test
    void itEndsAfterTheWaitOrWhenGivenUp() {
      challenges.reserve(BINDING, 1, Duration.ofSeconds(30));
      clock.forwardSeconds(29);
      assertThat(challenges.reserve(BINDING, 1, Duration.ofSeconds(30))).isFalse();
      clock.forwardSeconds(1);
      assertThat(challenges.reserve(BINDING, 1, Duration.ofSeconds(30))).isTrue();

      challenges.unreserve(BINDING, 1);
      assertThat(challenges.reserve(BINDING, 1, Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  @DisplayName("a place that was only claimed is no challenge")
  void claimedPlace() {
    issue(CODE, 1);
    String key = store.content().keySet().iterator().next();
    store.put(key, LIFETIME, Map.of());

    assertThat(challenges.find(BINDING)).isEmpty();
  }

  static Stream<Binding> otherBindings() {
    return Stream.concat(
        Stream.of(Purpose.values())
            .filter(purpose -> purpose != Purpose.LOGIN)
            .map(
                purpose ->
                    new Binding(
                        "realm",
                        "user",
                        "session/tab",
                        Method.EMAIL_OTP,
                        purpose,
                        "a@example.com")),
        Stream.of(
            binding("other", "user", "session/tab", "a@example.com"),
            binding("realm", "other", "session/tab", "a@example.com"),
            binding("realm", "user", "session/other", "a@example.com"),
            binding("realm", "user", "session/tab", "b@example.com"),
            binding("realmu", "ser", "session/tab", "a@example.com")));
  }

  private static Binding binding(String realm, String user, String session, String destination) {
    return new Binding(realm, user, session, Method.EMAIL_OTP, Purpose.LOGIN, destination);
  }

  private Challenges challenges(KeyedHash hash) {
    return new Challenges(store, new Budgets(store, new SplittableRandom(1), clock), hash, clock);
  }

  private Challenge issue(String code, int number) {
    return challenges.issue(BINDING, code, LIFETIME, number, "ticket-" + number);
  }

  private Challenge found() {
    return challenges.find(BINDING).orElseThrow();
  }
}
