package dev.secondfactor.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.policy.SendRules;
import dev.secondfactor.core.policy.SmsRules;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsBudgetsTest {

  private static final int MANY = 1000;
  private static final int THREADS = 16;

  private final MovableClock clock = new MovableClock();
  private final InMemoryStore store = new InMemoryStore(clock);

  @ParameterizedTest(name = "{0}: 3 in {1} s")
  @CsvSource({
    "range in 10 minutes,   600, 3, 100, 100, +4915123450000, +4915123460000",
    "calling code in a day, 86400, 100, 3, 100, +4915123450000, +4366412345678",
    "realm in a day,        86400, 100, 100, 3, +4915123450000, "
  })
  @DisplayName("each budget counts its own and frees itself after its window")
  void eachBudget(
      String name,
      long seconds,
      int perRange10Min,
      int perCountryDay,
      int perRealmDay,
      String counted,
      String other) {
    SendBudgets budgets = budgets(0, perRange10Min, perCountryDay, perRealmDay);
    for (int i = 0; i < 3; i++) {
      assertThat(budgets.take(subject(i, next(counted, i)))).isInstanceOf(SendPermit.Granted.class);
    }

    assertThat(budgets.take(subject(9, next(counted, 9))))
        .isEqualTo(new SendPermit.Refused(Duration.ofSeconds(seconds)));
    if (other != null) {
      assertThat(budgets.take(subject(9, other))).isInstanceOf(SendPermit.Granted.class);
    }
    clock.forward(Duration.ofSeconds(seconds).minusMillis(1));
    assertThat(budgets.take(subject(9, next(counted, 9))))
        .isEqualTo(new SendPermit.Refused(Duration.ofMillis(1)));
    clock.forwardMillis(1);
    assertThat(budgets.take(subject(9, next(counted, 9)))).isInstanceOf(SendPermit.Granted.class);
  }

  @Test
  @DisplayName("countries that share a calling code share its budget")
  void callingCode() {
    SendBudgets budgets = budgets(0, MANY, 1, MANY);

    assertThat(budgets.take(subject(1, "+12025550123"))).isInstanceOf(SendPermit.Granted.class);
    assertThat(budgets.take(subject(2, "+14165550123"))).isInstanceOf(SendPermit.Refused.class);
  }

  @Test
  @DisplayName("mails do not count against the budgets of SMS, nor against each other's")
  void mailsAreAnotherThing() {
    SendBudgets budgets = budgets(0, 1, 1, 1);
    assertThat(budgets.take(subject(1, "+4915123450000"))).isInstanceOf(SendPermit.Granted.class);
    assertThat(budgets.take(subject(2, "+4915123450001"))).isInstanceOf(SendPermit.Refused.class);

    for (int i = 0; i < 10; i++) {
      assertThat(budgets.take(SendSubjects.mail(i))).isInstanceOf(SendPermit.Granted.class);
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 19: a country that is not on the list gets no message, and nothing is taken")
  void countries() {
    SendBudgets budgets = budgets(0, MANY, MANY, MANY);

    assertThat(budgets.take(subject(1, "+33612345678"))).isEqualTo(new SendPermit.NotAllowed());
    assertThat(store.content()).isEmpty();
  }

  @Test
  @DisplayName("a refusal by one budget leaves all others as they were")
  void allOrNothing() {
    SendBudgets budgets = budgets(0, MANY, MANY, 1);
    budgets.take(subject(1, "+4915123450000"));
    long claims = claims();

    assertThat(budgets.take(subject(2, "+4366412345678"))).isInstanceOf(SendPermit.Refused.class);
    assertThat(claims()).isEqualTo(claims).isEqualTo(7);
  }

  @Test
  @DisplayName("neither a number nor a range can be read from the store")
  void nothingReadable() {
    budgets(0, 1, 1, 1).take(subject(1, "+4915123456789"));

    assertThat(store.content().toString()).doesNotContain("151234", "+49");
  }

  @ParameterizedTest
  @CsvSource({"20, 1000, 1000, 20", "1000, 30, 1000, 30", "1000, 1000, 100, 100"})
  @Tag("trap")
  @DisplayName("TRAP 2: of many at the same moment no more are sent than each budget has")
  void parallel(int perRange10Min, int perCountryDay, int perRealmDay, long expected) {
    List<Long> sent =
        Parallel.run(
            THREADS,
            thread -> {
              SendBudgets own = budgets(thread, perRange10Min, perCountryDay, perRealmDay);
              return IntStream.range(0, 100)
                  .map(i -> 100 * thread + i)
                  .mapToObj(i -> subject(i, next("+4915123450000", i)))
                  .filter(subject -> own.take(subject) instanceof SendPermit.Granted)
                  .count();
            });

    assertThat(sent.stream().mapToLong(Long::longValue).sum()).isEqualTo(expected);
  }

  private long claims() {
    return store.content().keySet().stream().filter(key -> !key.endsWith(":at")).count();
  }

  private SendBudgets budgets(long seed, int perRange10Min, int perCountryDay, int perRealmDay) {
    SmsRules sms =
        new SmsRules(
            new SmsCountries(Set.of("DE", "AT", "US", "CA")),
            perRange10Min,
            perCountryDay,
            perRealmDay,
            Optional.empty());
    return new SendBudgets(
        new Budgets(store, new SplittableRandom(seed), clock),
        Hashes.of("realm"),
        new SendRules(List.of(Duration.ofSeconds(30)), MANY, MANY, MANY, MANY, MANY, sms));
  }

  /** Another user at another address. */
  private static SendSubject subject(int number, String value) {
    return SendSubjects.sms("u" + number, SendSubjects.number(value), "i" + number);
  }

  private static String next(String number, int offset) {
    return String.format(Locale.ROOT, "+%d", Long.parseLong(number.substring(1)) + offset);
  }
}
