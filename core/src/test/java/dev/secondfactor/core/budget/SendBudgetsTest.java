package dev.secondfactor.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SendRules;
import dev.secondfactor.core.policy.SmsRules;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendBudgetsTest {

  private static final int MANY = 60;

  private final MovableClock clock = new MovableClock();
  private final InMemoryStore store = new InMemoryStore(clock);

  @ParameterizedTest(name = "{0}: {1} in {2} s")
  @CsvSource({
    "destination in 10 minutes, 3, 600, 3, 60, 60, 60, 60, d",
    "destination in a day,      3, 86400, 60, 3, 60, 60, 60, d",
    "user in a day,             3, 86400, 60, 60, 3, 60, 60, u",
    "IP address in 5 minutes,   3, 300, 60, 60, 60, 3, 60, i",
    "realm in a day,            3, 86400, 60, 60, 60, 60, 3, r"
  })
  @DisplayName("each budget counts its own and frees itself after its window")
  void eachBudget(
      String name,
      int permits,
      long seconds,
      int perDestination10Min,
      int perDestinationDay,
      int perUserDay,
      int perIp5Min,
      int perRealmDay,
      String counted) {
    SendBudgets budgets =
        budgets(rules(perDestination10Min, perDestinationDay, perUserDay, perIp5Min, perRealmDay));
    for (int i = 0; i < permits; i++) {
      assertThat(budgets.take(varied(i, counted))).isInstanceOf(SendPermit.Granted.class);
    }

    assertThat(budgets.take(varied(9, counted)))
        .isEqualTo(new SendPermit.Refused(Duration.ofSeconds(seconds)));
    assertThat(budgets.take(varied(9, ""))).isInstanceOf(SendPermit.Granted.class);
    clock.forward(Duration.ofSeconds(seconds).minusMillis(1));
    assertThat(budgets.take(varied(9, counted)))
        .isEqualTo(new SendPermit.Refused(Duration.ofMillis(1)));
    clock.forwardMillis(1);
    assertThat(budgets.take(varied(9, counted))).isInstanceOf(SendPermit.Granted.class);
  }

  @Test
  @DisplayName("a refusal by one budget leaves all others as they were")
  void allOrNothing() {
    SendBudgets budgets = budgets(rules(MANY, MANY, MANY, MANY, 1));
    budgets.take(varied(1, "r"));
    Map<String, Map<String, String>> before = claims();

    assertThat(budgets.take(varied(2, "r"))).isInstanceOf(SendPermit.Refused.class);
    assertThat(claims()).isEqualTo(before);
  }

  @Test
  @DisplayName("a permit is one of every budget, and can be given back")
  void giveBack() {
    Budgets plain = new Budgets(store, new SplittableRandom(1), clock);
    SendBudgets budgets = budgets(rules(1, 1, 1, 1, 1));
    SendPermit.Granted granted = (SendPermit.Granted) budgets.take(varied(1, ""));
    assertThat(granted.slots()).hasSize(5);
    assertThat(budgets.take(varied(1, ""))).isInstanceOf(SendPermit.Refused.class);

    granted.slots().forEach(plain::giveBack);
    assertThat(claims()).isEmpty();
    assertThat(budgets.take(varied(1, ""))).isInstanceOf(SendPermit.Granted.class);
  }

  @Test
  @DisplayName("another realm counts by itself")
  void realms() {
    SendBudgets budgets = budgets(rules(1, 1, 1, 1, 1));
    budgets.take(varied(1, ""));

    assertThat(budgets.take(new SendSubject("other", "u1", Method.EMAIL_OTP, mailbox("d1"), "i1")))
        .isInstanceOf(SendPermit.Granted.class);
  }

  @Test
  @DisplayName("what is counted cannot be read from the store")
  void nothingReadable() {
    budgets(rules(1, 1, 1, 1, 1))
        .take(
            new SendSubject("the-realm", "the-user", Method.EMAIL_OTP, mailbox("a"), "192.0.2.7"));

    assertThat(store.content().toString())
        .doesNotContain("the-realm", "the-user", "example.com", "192.0.2.7");
  }

  @Test
  void theWaitsGoOnWithTheLast() {
    SendRules rules = rules(1, 1, 1, 1, 1);

    assertThat(IntStream.of(1, 2, 3, 4, 100).mapToObj(rules::waitAfter).map(Duration::toSeconds))
        .containsExactly(30L, 60L, 120L, 120L, 120L);
  }

  private SendBudgets budgets(SendRules rules) {
    return new SendBudgets(
        new Budgets(store, new SplittableRandom(1), clock), Hashes.of("realm"), rules);
  }

  private Map<String, Map<String, String>> claims() {
    Map<String, Map<String, String>> content = store.content();
    content.keySet().removeIf(key -> key.endsWith(":at"));
    return content;
  }

  /** All differ by the number but what is counted: destination, user, IP address or realm. */
  private static SendSubject varied(int number, String counted) {
    return new SendSubject(
        "realm" + (counted.isEmpty() ? number : ""),
        "u" + ("u".equals(counted) ? "" : number),
        Method.EMAIL_OTP,
        mailbox("d" + ("d".equals(counted) ? "" : number)),
        "i" + ("i".equals(counted) ? "" : number));
  }

  private static SendRules rules(
      int perDestination10Min,
      int perDestinationDay,
      int perUserDay,
      int perIp5Min,
      int perRealmDay) {
    return new SendRules(
        List.of(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120)),
        perDestination10Min,
        perDestinationDay,
        perUserDay,
        perIp5Min,
        perRealmDay,
        new SmsRules(new SmsCountries(Set.of()), 1, 1, 1, Optional.empty()));
  }

  private static EmailAddress mailbox(String name) {
    return new EmailAddress(name + "@example.com");
  }
}
