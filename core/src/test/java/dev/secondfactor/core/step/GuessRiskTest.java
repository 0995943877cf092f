package dev.secondfactor.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.setting.Reference;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The headline: what a stolen password and unlimited time buy. The guesses that are evaluated are
 * counted in a simulation with the default policy; the chance follows from them by exact
 * arithmetic. It is the sum of the chances of all guesses, which none of them can exceed.
 */
@Tag("standard")
@DisplayName("Given an attacker with the password and unlimited time")
class GuessRiskTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int CODES = 1_000_000;

  @Test
  @DisplayName(
      "RL-2: codes by mail are guessed with a chance of 1 in 10,000 before they are disabled")
  void email() {
    Attack attack = onMessages(Method.EMAIL_OTP);

    assertThat(attack.within(DAY)).isEqualTo(40);
    assertThat(attack.all()).isEqualTo(100);
    assertThat(chance(attack.all(), 1)).isEqualTo("1 in 10,000");
  }

  @Test
  @DisplayName(
      "RL-2: codes by SMS are guessed with a chance of 1 in 10,000 before they are disabled")
  void sms() {
    Attack attack = onMessages(Method.SMS_OTP);

    assertThat(attack.within(DAY)).isEqualTo(40);
    assertThat(attack.all()).isEqualTo(100);
    assertThat(chance(attack.all(), 1)).isEqualTo("1 in 10,000");
  }

  @Test
  @DisplayName(
      "RL-2: codes of an app are guessed with a chance of 3 in 10,000 before they are disabled")
  void totp() {
    Attack attack = onApp();

    assertThat(attack.within(DAY)).isEqualTo(40);
    assertThat(attack.all()).isEqualTo(100);
    assertThat(validCodesOfApp()).isEqualTo(3);
    assertThat(chance(attack.all(), validCodesOfApp())).isEqualTo("3 in 10,000");
  }

  @Test
  @DisplayName("the table for administrators has exactly these numbers")
  void table() throws IOException {
    assertThat(Reference.rows("security.md"))
        .containsExactly(
            row(Method.EMAIL_OTP, onMessages(Method.EMAIL_OTP), 1),
            row(Method.SMS_OTP, onMessages(Method.SMS_OTP), 1),
            row(Method.TOTP, onApp(), validCodesOfApp()));
  }

  /** Each session has its own code and comes from its own address. */
  private static Attack onMessages(Method method) {
    StepBench bench = new StepBench("smsCountries=DE");
    return Attack.run(
        bench.clock,
        number -> {
          CodeRequest request = request(method, number);
          bench.step().open(request);
          return () -> bench.step().submit(request, bench.wrongCode());
        });
  }

  /** What is asked for the code of an app knows of no session. */
  private static Attack onApp() {
    TotpBench bench = new TotpBench();
    return Attack.run(bench.clock, number -> bench::wrong);
  }

  /** How many of all codes are right at any one time. */
  private static int validCodesOfApp() {
    return (int)
        IntStream.rangeClosed(-25, 25)
            .mapToObj(off -> submit(new TotpBench(), off))
            .filter(Answer.Right.class::isInstance)
            .count();
  }

  private static Answer submit(TotpBench bench, int off) {
    return bench.submit(bench.code(off));
  }

  private static CodeRequest request(Method method, int number) {
    Destination destination =
        method == Method.SMS_OTP
            ? new PhoneNumber("+4915123456789", "DE", 49)
            : EmailAddress.parse(StepBench.ADDRESS).orElseThrow();
    return new CodeRequest(
        "realm",
        "user",
        "session-" + number,
        method,
        Purpose.LOGIN,
        destination,
        "2001:db8::" + Integer.toHexString(number));
  }

  private static String row(Method method, Attack attack, int valid) {
    return "| "
        + String.join(
            " | ",
            List.of(
                "`" + method.id() + "`",
                "" + attack.within(HOUR),
                chance(attack.within(HOUR), valid),
                "" + attack.within(DAY),
                chance(attack.within(DAY), valid),
                "" + attack.all(),
                chance(attack.all(), valid),
                days(attack.elapsed())))
        + " |";
  }

  /** The fraction in its lowest terms. */
  private static String chance(int guesses, int valid) {
    BigInteger favourable = BigInteger.valueOf(guesses).multiply(BigInteger.valueOf(valid));
    BigInteger all = BigInteger.valueOf(CODES);
    BigInteger common = favourable.gcd(all);
    return String.format(Locale.ROOT, "%d in %,d", favourable.divide(common), all.divide(common));
  }

  private static String days(Duration time) {
    return String.format(
        Locale.ROOT,
        "%d days %d h %d min",
        time.toDays(),
        time.toHoursPart(),
        time.toMinutesPart());
  }
}
