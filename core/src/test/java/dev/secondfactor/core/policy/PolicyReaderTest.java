package dev.secondfactor.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.lockout.Penalty;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {

  @Nested
  @DisplayName("Given no settings")
  class Nothing {

    @Test
    @Tag("trap")
    @DisplayName("TRAP 14: the defaults hold")
    void defaults() {
      SecondFactorPolicy policy = PolicyReader.defaults();

      assertThat(policy.preset()).isEqualTo(Preset.STANDARD);
      assertThat(policy.methods()).containsExactlyInAnyOrder(Method.values());
      assertThat(policy.primary()).isEmpty();
      assertThat(policy.required()).isFalse();
      assertThat(policy.who()).isEqualTo(Who.EVERYBODY);
      assertThat(policy.grace().isNone()).isTrue();
      assertThat(policy.totpSetupLifetime()).isEqualTo(Duration.ofSeconds(600));
      assertThat(policy.recovery()).isEqualTo(new RecoveryRules(10, false, Optional.empty(), true));
      assertThat(policy.emailDestination()).isEqualTo(EmailDestination.ENROLLED);
      assertThat(policy.code()).isEqualTo(new CodeRules(6, Duration.ofSeconds(300), 5));
      assertThat(policy.lockout().maxFailures()).isEqualTo(5);
      assertThat(policy.lockout().firstLock()).isEqualTo(Duration.ofSeconds(60));
      assertThat(policy.lockout().disableAfter()).isEqualTo(100);
      assertThat(policy.penalty()).isEqualTo(Penalty.LOCK);
      assertThat(policy.sends())
          .isEqualTo(
              new SendRules(
                  waits(30, 60, 120, 300),
                  5,
                  10,
                  10,
                  25,
                  10_000,
                  new SmsRules(new SmsCountries(Set.of()), 20, 500, 1000, Optional.empty())));
      assertThat(policy.sender())
          .isEqualTo(
              new Sender(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    @DisplayName("every default is itself an allowed value")
    void defaultsAreAllowed() {
      assertThat(PolicyFields.ALL)
          .filteredOn(field -> !field.defaultValue().isEmpty())
          .allSatisfy(field -> assertThat(problems(field.name(), field.defaultValue())).isEmpty());
    }

    @Test
    @DisplayName("every field has a name of its own and says what it is for")
    void fields() {
      assertThat(PolicyFields.ALL).extracting(Setting::name).doesNotHaveDuplicates().hasSize(45);
      assertThat(PolicyFields.ALL)
          .allSatisfy(
              field -> {
                assertThat(field.help()).endsWith(".");
                assertThat(field.allowed()).isNotBlank();
              });
    }
  }

  @ParameterizedTest
  @MethodSource("dev.secondfactor.core.policy.Samples#allowed")
  @DisplayName("an allowed value is read as it is")
  void allowed(String field, String value, Object expected) {
    PolicyReading reading = read(Map.of(field, List.of("  " + value + " ")));

    assertThat(reading.problems()).isEmpty();
    assertThat(Samples.valueOf(field, reading.policy())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("dev.secondfactor.core.policy.Samples#refused")
  @DisplayName("a bad value is refused with field, value and range, and the default holds")
  void refused(String field, String value, String range) {
    PolicyReading reading = read(Map.of(field, List.of(value)));

    assertThat(reading.problems()).containsExactly(new SettingProblem(field, value, range));
    assertThat(reading.problems().get(0).message())
        .isEqualTo(field + ": \"" + value + "\" is not allowed; allowed: " + range);
    assertThat(reading.policy()).isEqualTo(PolicyReader.defaults());
  }

  @ParameterizedTest
  @MethodSource("everyField")
  @DisplayName("a blank value is none")
  void blank(String field) {
    PolicyReading reading = read(Map.of(field, List.of("", "  ", "\t")));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.policy()).isEqualTo(PolicyReader.defaults());
  }

  @Nested
  @DisplayName("Given the standards")
  class Standards {

    @ParameterizedTest
    @ValueSource(strings = {"601", "900", "3600"})
    @Tag("standard")
    @DisplayName("OBV-3: a code that lives longer than ten minutes is refused")
    void lifetime(String seconds) {
      PolicyReading reading = read(Map.of("codeLifetime", List.of(seconds)));

      assertThat(reading.problems()).singleElement().extracting("field").isEqualTo("codeLifetime");
      assertThat(reading.policy().code().lifetime()).isEqualTo(Duration.ofMinutes(5));
      assertThat(problems("codeLifetime", "600")).isEmpty();
    }

    @Test
    @Tag("standard")
    @DisplayName("OBV-5: a code of fewer than six digits is refused")
    void length() {
      assertThat(problems("codeLength", "5")).hasSize(1);
    }

    @Test
    @Tag("standard")
    @DisplayName("RL-2: more than a hundred failures in a row are refused")
    void disableAfter() {
      assertThat(problems("disableAfterFailures", "101")).hasSize(1);
      assertThat(problems("disableAfterFailures", "100")).isEmpty();
    }

    @Test
    @Tag("standard")
    @DisplayName("OBA-3: the preset nist-aal2 does not offer codes by e-mail at login")
    void nistPreset() {
      PolicyReading reading = read(Map.of("preset", List.of("nist-aal2")));

      assertThat(reading.problems()).isEmpty();
      assertThat(reading.policy().offers(Method.EMAIL_OTP)).isFalse();
      assertThat(PolicyReader.defaults().offers(Method.EMAIL_OTP)).isTrue();
      assertThat(reading.policy().methods())
          .isEqualTo(Preset.NIST_AAL2.allowed())
          .containsExactlyInAnyOrder(Method.SMS_OTP, Method.TOTP, Method.RECOVERY_CODES);
    }

    @Test
    @Tag("standard")
    @DisplayName("OBA-3: the preset nist-aal2 together with e-mail is refused")
    void nistWithEmail() {
      PolicyReading reading =
          read(Map.of("preset", List.of("nist-aal2"), "methods", List.of("email-otp")));

      assertThat(reading.problems())
          .containsExactly(
              new SettingProblem("methods", "email-otp", "what the preset nist-aal2 allows"));
      assertThat(reading.policy().offers(Method.EMAIL_OTP)).isFalse();
    }

    @Test
    @DisplayName("a preset that forbids a method wins over a policy that lists it")
    void offers() {
      SecondFactorPolicy policy = PolicyReader.defaults();
      SecondFactorPolicy contradicting =
          new SecondFactorPolicy(
              Preset.NIST_AAL2,
              Set.of(Method.EMAIL_OTP),
              policy.primary(),
              policy.required(),
              policy.who(),
              policy.grace(),
              policy.freshCheck(),
              policy.trust(),
              policy.providers(),
              policy.emailDestination(),
              policy.code(),
              policy.totpSetupLifetime(),
              policy.recovery(),
              policy.lockout(),
              policy.penalty(),
              policy.sends(),
              policy.sender());

      assertThat(contradicting.offers(Method.EMAIL_OTP)).isFalse();
    }
  }

  @Nested
  @DisplayName("Given trusted browsers")
  class Trusted {

    @Test
    @DisplayName("A8: no browser is trusted by default")
    void off() {
      assertThat(PolicyReader.defaults().trust().isOn()).isFalse();
    }

    @Test
    @Tag("standard")
    @DisplayName("SB-4: the preset nist-aal2 refuses them, and none is trusted by an import")
    void nist() {
      PolicyReading reading =
          read(Map.of("preset", List.of("nist-aal2"), "trustedBrowserDays", List.of("30")));

      assertThat(reading.problems())
          .containsExactly(
              new SettingProblem("trustedBrowserDays", "30", "0 with the preset nist-aal2"));
      assertThat(reading.policy().trust().isOn()).isFalse();
      assertThat(
              read(Map.of("preset", List.of("nist-aal2"), "trustedBrowserDays", List.of("0")))
                  .problems())
          .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90, 0", "91, 1"})
    @DisplayName("an administrator is told when browsers are trusted for very long")
    void longTrust(String days, int warnings) {
      assertThat(read(Map.of("trustedBrowserDays", List.of(days))).warnings())
          .filteredOn(warning -> warning.id().equals("trusted-browser-long"))
          .hasSize(warnings);
    }
  }

  @Nested
  @DisplayName("Given several values")
  class Several {

    @Test
    void aPrimaryMethodThatIsNotEnabledIsRefused() {
      PolicyReading reading =
          read(Map.of("preset", List.of("nist-aal2"), "primaryMethod", List.of("email-otp")));

      assertThat(reading.problems())
          .containsExactly(
              new SettingProblem("primaryMethod", "email-otp", "one of the enabled methods"));
      assertThat(reading.policy().primary()).isEmpty();
    }

    @Test
    void allBadFieldsAreNamedAtOnce() {
      PolicyReading reading =
          read(
              Map.of(
                  "codeLength", List.of("5"),
                  "senderPort", List.of("x"),
                  "methods", List.of("email-otp", "pigeon", "smoke")));

      assertThat(reading.problems())
          .extracting(SettingProblem::field)
          .containsExactlyInAnyOrder("codeLength", "senderPort", "methods", "methods");
      assertThat(reading.policy().methods()).containsExactly(Method.EMAIL_OTP);
    }

    @Test
    void ofARepeatedSettingTheFirstGoodValueCounts() {
      assertThat(read(Map.of("codeLength", List.of("99", "8", "9"))).policy().code().length())
          .isEqualTo(8);
    }

    @Test
    void listsThatAreHandedOverCannotBeChanged() {
      PolicyReading reading = read(Map.of("codeLength", List.of("99")));

      assertThat(reading.problems()).isUnmodifiable();
      assertThat(reading.policy().methods()).isUnmodifiable();
      assertThat(reading.policy().sends().resendWaits()).isUnmodifiable();
    }
  }

  @Nested
  @DisplayName("Given a mail server of its own")
  class Server {

    private final PolicyReading reading =
        read(
            Map.of(
                "senderHost", List.of("mail.example.com"),
                "senderPort", List.of("465"),
                "senderSecurity", List.of("tls"),
                "senderUser", List.of("codes"),
                "senderMailboxPassword", List.of(" p4ss word ")));

    @Test
    void itIsReadWhole() {
      assertThat(reading.problems()).isEmpty();
      assertThat(reading.policy().sender().server())
          .hasValue(
              new Sender.Server(
                  "mail.example.com",
                  465,
                  Sender.Security.TLS,
                  Optional.of("codes"),
                  Optional.of(" p4ss word ")));
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 17: the password is in no text of the policy")
    void passwordIsNotShown() {
      assertThat(reading.toString()).doesNotContain("p4ss word").contains("mail.example.com:465");
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 17: a refused password is not shown")
    void refusedPasswordIsNotShown() {
      List<SettingProblem> problems = problems("senderMailboxPassword", "p4ss".repeat(251));

      assertThat(problems)
          .containsExactly(
              new SettingProblem(
                  "senderMailboxPassword",
                  "**********",
                  "one line of at most 1000 characters, not the stars that are shown in its place"));
      assertThat(problems("senderMailboxPassword", "x".repeat(1000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"none, NONE", "starttls, STARTTLS", "tls, TLS"})
    void security(String value, Sender.Security expected) {
      PolicyReading own =
          read(Map.of("senderHost", List.of("h"), "senderSecurity", List.of(value)));

      assertThat(own.policy().sender().server())
          .contains(new Sender.Server("h", 587, expected, Optional.empty(), Optional.empty()));
    }
  }

  @Test
  @DisplayName("a problem is one line of bounded length, whatever the value was")
  void problemsAreOneLine() {
    SettingProblem forged = problems("codeLength", "5\r\n2026-01-01\u2028INFO\u0085").get(0);
    assertThat(forged.value()).isEqualTo("5??2026-01-01?INFO?");

    SettingProblem huge = problems("codeLength", "9".repeat(100_000)).get(0);
    assertThat(huge.value()).isEqualTo("9".repeat(100));
  }

  static Stream<Arguments> everyField() {
    return PolicyFields.ALL.stream().map(Setting::name).map(Arguments::of);
  }

  private static List<SettingProblem> problems(String field, String value) {
    return read(Map.of(field, List.of(value))).problems();
  }

  private static PolicyReading read(Map<String, List<String>> settings) {
    return PolicyReader.read(field -> settings.getOrDefault(field, List.of()));
  }

  private static List<Duration> waits(long... seconds) {
    return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }
}
