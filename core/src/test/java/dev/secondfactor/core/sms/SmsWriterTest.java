package dev.secondfactor.core.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsWriterTest {

  private static final String CODE = "012345";
  private static final String HOST = "login.example.com";

  private record Words(String named, String plain) implements SmsWording {
    @Override
    public String named(String code, String realm) {
      return named.replace("CODE", code).replace("REALM", realm);
    }

    @Override
    public String plain(String code) {
      return plain.replace("CODE", code);
    }
  }

  private static final Words ENGLISH =
      new Words("CODE is your code for REALM.", "CODE is your code.");

  @Nested
  @DisplayName("Given room for everything")
  class Room {

    @Test
    @DisplayName(
        "the message is the sentence, a blank line and the line that is filled in by itself")
    void whole() {
      assertThat(text(ENGLISH, HOST, "Example"))
          .isEqualTo("012345 is your code for Example.\n\n@login.example.com #012345");
    }

    @Test
    @DisplayName("a name that just fits is not touched")
    void justFits() {
      int room = 160 - text(ENGLISH, HOST, "").length() - " for ".length();
      String longest = "n".repeat(room);

      assertThat(text(ENGLISH, HOST, longest)).hasSize(160).contains(longest + ".\n");
      assertThat(text(ENGLISH, HOST, longest + "n"))
          .hasSize(160)
          .contains(" for " + "n".repeat(room - 3) + "....\n");
    }

    @Test
    void aRealmWithoutANameIsNotNamed() {
      assertThat(text(ENGLISH, HOST, " \u200b\n"))
          .isEqualTo("012345 is your code.\n\n@login.example.com #012345");
    }
  }

  @Nested
  @DisplayName("Given little room")
  class LittleRoom {

    @ParameterizedTest
    @CsvSource({
      "13, Corporation Ltd, Corporatio...",
      "15, Corporation Ltd, Corporation Ltd",
      "12, Example One, Example One",
      "11, Example One, Example One",
      "10, Example One, Example...",
      "6, Corporation Ltd, Cor...",
      "3, Ltd, Ltd",
      "2, NN, NN"
    })
    @DisplayName("the name is cut as little as it needs, and not behind a blank")
    void shortened(int room, String name, String written) {
      assertThat(text(withRoom(room), HOST, name)).contains("x " + written + "\n");
    }

    @ParameterizedTest
    @CsvSource({"5, Corporation Ltd", "5, Four four", "2, Ltd"})
    @DisplayName("of less than three letters there is nothing left")
    void leftOut(int room, String name) {
      assertThat(text(withRoom(room), HOST, name))
          .isEqualTo("012345\n\n@login.example.com #012345");
    }

    @Test
    @DisplayName("no half a character is left at the cut")
    void cut() {
      assertThat(text(withRoom(9), HOST, "Seven 7\ud83d\ude00 and more")).contains("x Seven...\n");
    }

    /** A sentence that leaves room for so many characters of a name. */
    private static Words withRoom(int room) {
      return new Words("CODE " + "x".repeat(124 - room) + " REALM", "CODE");
    }

    @Test
    @DisplayName("a message that does not fit without the name is refused, with its segments")
    void tooLong() {
      Words words = new Words("REALM: CODE", "CODE " + "x".repeat(300));

      assertThat(new SmsWriter(words, HOST).write("n".repeat(3), CODE))
          .isInstanceOf(SmsText.Fits.class);
      assertThat(new SmsWriter(new Words(words.plain(), words.plain()), HOST).write("n", CODE))
          .isEqualTo(new SmsText.TooLong(3));
    }
  }

  @Nested
  @DisplayName("Given characters that are not in the alphabet")
  class OtherCharacters {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "“Crédit–Été”…|\"Crédit-Été\"...",
          "Škoda Auto|Skoda Auto",
          "Łódź|Lodz",
          "L’Œuvre française|L'OEuvre francaise",
          "Grüße aus Ägypten ñ|Grüße aus Ägypten ñ"
        })
    @DisplayName("what can be written plainly is, so that it stays one segment of 160")
    void folded(String name, String written) {
      assertThat(text(ENGLISH, HOST, name)).contains("for " + written + ".\n");
    }

    @Test
    @DisplayName("another script is kept, and is held to the 70 characters of its segment")
    void otherScript() {
      Words russian = new Words("Ваш код для REALM: CODE", "Ваш код: CODE");

      assertThat(text(russian, "a.example", "Пример"))
          .isEqualTo("Ваш код для Пример: 012345\n\n@a.example #012345");
      assertThat(text(russian, HOST, "Общество с ограниченной"))
          .isEqualTo("Ваш код для Общество с ограниче...: 012345\n\n@login.example.com #012345")
          .hasSizeLessThanOrEqualTo(70);
      assertThat(text(ENGLISH, HOST, "Общество с ограниченной"))
          .hasSize(70)
          .contains("for Общество с огр....");
    }
  }

  @Nested
  @DisplayName("Given the last line")
  class LastLine {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "192.0.2.7",
          "[2001:db8::1]",
          "login.example.com:8443",
          "",
          "a b",
          "a..b",
          "ä.de"
        })
    @DisplayName("there is none when the host is no domain name")
    void noHost(String host) {
      assertThat(text(ENGLISH, host, "Example")).isEqualTo("012345 is your code for Example.");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"localhost", "Login.Example.COM", "xn--bcher-kva.example", "1.example2"})
    void host(String host) {
      assertThat(text(ENGLISH, host, "Example"))
          .endsWith("\n\n@" + host.toLowerCase(Locale.ROOT) + " #012345");
    }

    @Test
    @DisplayName("the name of a realm cannot bring a line of its own")
    void forged() {
      assertThat(text(ENGLISH, "192.0.2.7", "x\n\n@evil.example #999999\u2028\r"))
          .doesNotContain("\n");
    }

    @Property(tries = 300)
    void itIsAlwaysTheLastAndTheMessageOneSegment(@ForAll @StringLength(max = 300) String name) {
      String text = text(ENGLISH, HOST, name);

      assertThat(Segments.count(text)).isEqualTo(1);
      assertThat(text.lines()).hasSize(3).last().isEqualTo("@login.example.com #012345");
      assertThat(text).startsWith("012345 is your code");
    }
  }

  @Test
  @DisplayName("what is logged by mistake has no code in it")
  void nothingReadable() {
    assertThat(new SmsWriter(ENGLISH, HOST).write("Example", CODE).toString()).doesNotContain(CODE);
  }

  private static String text(SmsWording wording, String host, String realm) {
    SmsText text = new SmsWriter(wording, host).write(realm, CODE);
    assertThat(text).isInstanceOf(SmsText.Fits.class);
    return ((SmsText.Fits) text).text();
  }
}
