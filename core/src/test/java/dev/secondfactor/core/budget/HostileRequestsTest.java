package dev.secondfactor.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.destination.PhoneReading;
import dev.secondfactor.core.policy.PolicyReader;
import dev.secondfactor.core.policy.SendRules;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten thousand requests of somebody who wants to burn the operator's money, over a day and more.
 * What was sent is checked against STANDARDS by counting it, not by asking the budgets.
 */
@Tag("standard")
class HostileRequestsTest {

  private static final int REQUESTS = 10_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final String[] NO_DESTINATIONS = {
    "+33612345678",
    "+37121234567",
    "+5351234567",
    "+8801812345678",
    "+447400123456",
    "+881612345678",
    "+18762101234",
    "+49900123456",
    "+431234567",
    "112",
    "+979123456789"
  };

  /** One message that was sent. */
  private record Sent(long at, String user, String ip, PhoneNumber number) {}

  /** What is typed, by whom and where, in a request. */
  private record Attempt(String user, String ip, String typed) {}

  private record Limit(String name, int permits, Duration window, Function<Sent, String> key) {}

  private static final List<Limit> LIMITS =
      List.of(
          new Limit("number", 5, Duration.ofMinutes(10), sent -> sent.number().value()),
          new Limit("number a day", 10, DAY, sent -> sent.number().value()),
          new Limit("user", 10, DAY, Sent::user),
          new Limit("ip", 25, Duration.ofMinutes(5), Sent::ip),
          new Limit("range", 20, Duration.ofMinutes(10), sent -> block(sent.number())),
          new Limit("country", 500, DAY, sent -> "" + sent.number().callingCode()),
          new Limit("realm", 800, DAY, sent -> "realm"));

  /** How the requests differ, and the budgets that they come up against. */
  private record Attack(
      String name, Set<String> reached, BiFunction<Integer, SplittableRandom, Attempt> request) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Attack> ATTACKS =
      List.of(
          new Attack(
              "one user",
              Set.of("user"),
              (i, random) -> new Attempt("u", ip(i), german(random.nextInt()))),
          new Attack(
              "one number",
              Set.of("number", "number a day"),
              (i, random) -> new Attempt("u" + i, ip(i), german(7))),
          new Attack(
              "one number in many spellings",
              Set.of("number", "number a day"),
              (i, random) -> new Attempt("u" + i, ip(i), spelled(german(7), random))),
          new Attack(
              "one prefix",
              Set.of("range"),
              (i, random) -> new Attempt("u" + i, ip(i), german(random.nextInt(10_000)))),
          new Attack(
              "sequential numbers",
              Set.of("range", "country"),
              (i, random) -> new Attempt("u" + i, ip(i), german(i * 100))),
          new Attack(
              "one IP address",
              Set.of("ip"),
              (i, random) -> new Attempt("u" + i, "192.0.2.7", german(random.nextInt()))),
          new Attack(
              "many users and IP addresses",
              Set.of("country"),
              (i, random) -> new Attempt("u" + i, ip(i), german(random.nextInt()))),
          new Attack(
              "many countries",
              Set.of("realm"),
              (i, random) -> new Attempt("u" + i, ip(i), anywhere(random))),
          new Attack(
              "destinations that are not allowed",
              Set.of(),
              (i, random) ->
                  new Attempt(
                      "u" + i,
                      ip(i),
                      spelled(NO_DESTINATIONS[i % NO_DESTINATIONS.length], random))));

  static Stream<Attack> attacks() {
    Attack all =
        new Attack(
            "all of it",
            Set.of("realm"),
            (i, random) -> ATTACKS.get(random.nextInt(ATTACKS.size())).request().apply(i, random));
    return Stream.concat(ATTACKS.stream(), Stream.of(all));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("10,000 hostile requests never send more than the budgets allow, nor elsewhere")
  void neverMore(Attack attack) {
    List<Sent> sent = new ArrayList<>();
    MovableClock clock = new MovableClock();
    SplittableRandom random = new SplittableRandom(11);
    SendRules rules = rules();
    SendBudgets budgets =
        new SendBudgets(
            new Budgets(new InMemoryStore(clock), random.split(), clock),
            Hashes.of("realm"),
            rules);

    for (int i = 0; i < REQUESTS; i++) {
      clock.forwardMillis(pause(random));
      Attempt attempt = attack.request().apply(i, random);
      if (rules.sms().countries().read(attempt.typed(), "DE")
              instanceof PhoneReading.Accepted accepted
          && budgets.take(SendSubjects.sms(attempt.user(), accepted.number(), attempt.ip()))
              instanceof SendPermit.Granted) {
        sent.add(new Sent(clock.millis(), attempt.user(), attempt.ip(), accepted.number()));
      }
    }

    assertThat(sent).extracting(one -> one.number().region()).isSubsetOf("AT", "DE", "US");
    assertThat(sent).extracting(one -> one.number().value()).doesNotContain(NO_DESTINATIONS);
    for (Limit limit : LIMITS) {
      int most = mostInAWindow(sent, limit);
      assertThat(most).as(limit.name()).isLessThanOrEqualTo(limit.permits());
      if (attack.reached().contains(limit.name())) {
        assertThat(most).as(limit.name()).isEqualTo(limit.permits());
      }
    }
    assertThat(sent.isEmpty()).isEqualTo(attack.reached().isEmpty());
  }

  /** The most messages under one key in any window, each window beginning with a message. */
  private static int mostInAWindow(List<Sent> sent, Limit limit) {
    Map<String, List<Long>> times = new HashMap<>();
    sent.forEach(
        one ->
            times.computeIfAbsent(limit.key().apply(one), key -> new ArrayList<>()).add(one.at()));
    int most = 0;
    for (List<Long> of : times.values()) {
      int first = 0;
      for (int last = 0; last < of.size(); last++) {
        while (of.get(last) - of.get(first) >= limit.window().toMillis()) {
          first++;
        }
        most = Math.max(most, last - first + 1);
      }
    }
    return most;
  }

  /** Bursts, and pauses of up to half an hour; 10,000 of them are some thirty hours. */
  private static long pause(SplittableRandom random) {
    return switch (random.nextInt(200)) {
      case 0 -> random.nextLong(1_800_000);
      case 1, 2, 3, 4, 5, 6, 7, 8 -> random.nextLong(120_000);
      default -> random.nextLong(8_000);
    };
  }

  private static SendRules rules() {
    Map<String, List<String>> settings =
        Map.of("smsCountries", List.of("DE", "AT", "US"), "smsPerRealmDay", List.of("800"));
    return PolicyReader.read(field -> settings.getOrDefault(field, List.of())).policy().sends();
  }

  private static String ip(int number) {
    return "192.0.2." + number;
  }

  private static String german(int number) {
    return String.format(Locale.ROOT, "+491512%07d", Math.floorMod(number, 10_000_000));
  }

  private static String anywhere(SplittableRandom random) {
    int number = random.nextInt(10_000_000);
    return switch (random.nextInt(3)) {
      case 0 -> german(number);
      case 1 -> String.format(Locale.ROOT, "+43664%07d", number);
      default -> String.format(Locale.ROOT, "+1202%07d", 2_000_000 + number % 8_000_000);
    };
  }

  private static String spelled(String number, SplittableRandom random) {
    String digits = number.substring(1);
    return switch (random.nextInt(6)) {
      case 0 -> "00" + digits;
      case 1 -> "(+" + digits.substring(0, 2) + ") " + digits.substring(2);
      case 2 -> "+" + digits.substring(0, 2) + " (0)" + digits.substring(2);
      case 3 -> "0" + digits.substring(2);
      case 4 -> number.replace("5", " \uff15-").replace("1", "\uff11");
      default -> " " + number + "\u200e ";
    };
  }

  /** All but the last four digits, by another way than the product's. */
  private static String block(PhoneNumber number) {
    return number.value().replaceFirst("[0-9]{4}$", "");
  }
}
