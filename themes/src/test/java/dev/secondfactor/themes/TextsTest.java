package dev.secondfactor.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The texts")
class TextsTest {

  /** The account console formats these with i18next, and nothing else does. */
  private static final Set<String> ACCOUNT_CONSOLE_ONLY =
      Set.of(
          "secondFactorTrustedInfo",
          "secondFactorEmailInfo",
          "secondFactorSmsInfo",
          "secondFactorRecoveryInfo",
          "secondFactorRecoveryFew");

  /** The account console shows these as they are, the login pages format them. */
  private static final Pattern SHOWN_BY_BOTH = Pattern.compile("second-factor-.*");

  private static final Pattern SINGLE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

  private final Texts english = Texts.of("en");

  static Iterable<String> languages() {
    return Texts.languages();
  }

  @Test
  @DisplayName("are there in English and German")
  void languagesAreThere() {
    assertThat(Texts.languages()).contains("en", "de");
  }

  @ParameterizedTest
  @MethodSource("languages")
  @DisplayName("have the same keys in every language, each one once")
  void keys(String language) {
    var texts = Texts.of(language);

    assertThat(texts.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
    assertThat(texts.keysAsWritten()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("languages")
  @DisplayName("use the same arguments in every language")
  void arguments(String language) {
    var texts = Texts.of(language);

    assertThat(english.keys())
        .allSatisfy(
            key -> assertThat(texts.arguments(key)).as(key).isEqualTo(english.arguments(key)));
  }

  @ParameterizedTest
  @MethodSource("languages")
  @DisplayName("are patterns that can be formatted, with nothing left of the pattern in the result")
  void patterns(String language) {
    var texts = Texts.of(language);

    for (String key : texts.keys()) {
      if (!ACCOUNT_CONSOLE_ONLY.contains(key)) {
        assertThatCode(() -> texts.format(key, 7, 8, 9)).as(key).doesNotThrowAnyException();
        assertThat(texts.format(key, 7, 8, 9)).as(key).isNotBlank().doesNotContain("{", "}", "|");
        assertThat(texts.pattern(key)).as(key).doesNotContainPattern(SINGLE_APOSTROPHE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  @DisplayName("that the account console shows have no arguments or apostrophes of MessageFormat")
  void accountConsole(String language) {
    var texts = Texts.of(language);

    assertThat(ACCOUNT_CONSOLE_ONLY)
        .allSatisfy(
            key -> assertThat(texts.pattern(key)).as(key).contains("{{0}}").doesNotContain("'"));
    assertThat(texts.keys())
        .filteredOn(key -> SHOWN_BY_BOTH.matcher(key).matches())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(texts.pattern(key)).as(key).doesNotContain("'", "{"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      textBlock =
          """
          0 : in a moment   : in Kürze
          1 : in 1 second   : in 1 Sekunde
          2 : in 2 seconds  : in 2 Sekunden
          59 : in 59 seconds : in 59 Sekunden
          60 : in 1 minute   : in 1 Minute
          61 : in 2 minutes  : in 2 Minuten
          119 : in 2 minutes : in 2 Minuten
          121 : in 3 minutes : in 3 Minuten
          3541 : in 60 minutes : in 60 Minuten
          3600 : in 60 minutes : in 60 Minuten
          3601 : in 61 minutes : in 61 Minuten
          7140 : in 119 minutes : in 119 Minuten
          7141 : in 2 hours : in 2 Stunden
          7201 : in 3 hours : in 3 Stunden
          86400 : in 24 hours : in 24 Stunden
          """)
  @DisplayName("say a waiting time in its unit, rounded up, singular and plural")
  void waitingTimes(long seconds, String inEnglish, String inGerman) {
    for (String key :
        Set.of(
            "secondFactorLocked",
            "secondFactorTotpLocked",
            "secondFactorSmsLocked",
            "secondFactorRecoveryLocked",
            "secondFactorSendLimited",
            "secondFactorResendWait")) {
      assertThat(wait(Texts.of("en"), key, seconds)).contains(inEnglish);
      assertThat(wait(Texts.of("de"), key, seconds)).contains(inGerman);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      textBlock =
          """
          0 : No attempt is left : kein Versuch mehr
          1 : You have 1 more attempt. : Sie haben noch 1 Versuch.
          2 : You have 2 more attempts. : Sie haben noch 2 Versuche.
          10 : You have 10 more attempts. : Sie haben noch 10 Versuche.
          """)
  @DisplayName("say how many attempts are left, singular and plural")
  void attemptsLeft(int left, String inEnglish, String inGerman) {
    assertThat(Texts.of("en").format("secondFactorCodeWrong", left)).contains(inEnglish);
    assertThat(Texts.of("de").format("secondFactorCodeWrong", left)).contains(inGerman);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      textBlock =
          """
          0 : about 1 minute  : etwa 1 Minute
          1 : about 1 minute  : etwa 1 Minute
          2 : about 2 minutes : etwa 2 Minuten
          60 : about 60 minutes : etwa 60 Minuten
          """)
  @DisplayName("say how far a clock is off, singular and plural")
  void clockOff(int minutes, String inEnglish, String inGerman) {
    for (String key : Set.of("secondFactorTotpClockAhead", "secondFactorTotpClockBehind")) {
      assertThat(Texts.of("en").format(key, minutes)).contains(inEnglish + " ");
      assertThat(Texts.of("de").format(key, minutes)).contains(inGerman + " ");
    }
  }

  private static String wait(Texts texts, String key, long seconds) {
    return texts.format(key, seconds, (seconds + 59) / 60, (seconds + 3599) / 3600);
  }
}
