package dev.secondfactor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.sms.Segments;
import dev.secondfactor.core.sms.SmsText;
import dev.secondfactor.core.sms.SmsWording;
import dev.secondfactor.core.sms.SmsWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The text message")
class SmsTextTest {

  private static final String HOST = "login.accounts.example-bank.eu";
  private static final String REALM = "Example Bank Account";
  private static final int OF_GSM_7 = 160;

  static Stream<Arguments> messages() {
    return Texts.languages().stream()
        .flatMap(
            language -> Stream.of("012345", "01234567").map(code -> Arguments.of(language, code)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("is one segment of GSM-7 in every language, with nothing left out or replaced")
  void oneSegment(String language, String code) {
    var wording = new Wording(Texts.of(language));
    var sentence = wording.named(code, REALM);

    assertThat(sentence).contains(code, REALM);
    assertThat(Segments.count(gsm7(sentence))).isEqualTo(1);
    assertThat(new SmsWriter(wording, HOST).write(REALM, code))
        .isEqualTo(new SmsText.Fits(sentence + "\n\n@" + HOST + " #" + code));
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("has a sentence without the name for when there is no room for it")
  void plain(String language, String code) {
    var sentence = new Wording(Texts.of(language)).plain(code);

    assertThat(sentence).contains(code).doesNotContain(REALM).hasSizeLessThan(70);
    assertThat(Segments.count(gsm7(sentence))).isEqualTo(1);
  }

  static Stream<Arguments> notices() {
    return Texts.languages().stream()
        .flatMap(
            language ->
                Stream.of(
                        "secondFactorSmsNoticeReplaced",
                        "secondFactorSmsNoticeChosen",
                        "secondFactorSmsNoticeTest")
                    .map(key -> Arguments.of(language, key)));
  }

  @ParameterizedTest
  @MethodSource("notices")
  @DisplayName("about a change is one segment of GSM-7 in every language, also without the name")
  void notice(String language, String key) {
    var texts = Texts.of(language);
    var sentence = texts.format(key, REALM);
    var plain = texts.format(key + "Plain");

    assertThat(SmsWriter.notice(REALM, name -> texts.format(key, name), plain))
        .isEqualTo(new SmsText.Fits(sentence));
    assertThat(SmsWriter.notice("", name -> "", plain)).isEqualTo(new SmsText.Fits(plain));
    assertThat(Segments.count(gsm7(sentence))).isEqualTo(1);
    assertThat(sentence).contains(REALM);
  }

  /** As long as one segment of GSM-7, which is several when a character is of another alphabet. */
  private static String gsm7(String sentence) {
    return sentence + "x".repeat(OF_GSM_7 - sentence.length());
  }

  private record Wording(Texts texts) implements SmsWording {

    @Override
    public String named(String code, String realm) {
      return texts.format("secondFactorSmsText", code, realm);
    }

    @Override
    public String plain(String code) {
      return texts.format("secondFactorSmsTextPlain", code);
    }
  }
}
