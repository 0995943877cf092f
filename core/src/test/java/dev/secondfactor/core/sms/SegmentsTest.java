package dev.secondfactor.core.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

  /** 3GPP TS 23.038 6.2.1, row by row of the table, without the escape. */
  private static final String BASIC =
      "@Δ 0¡P¿p£_!1AQaq$Φ\"2BRbr¥Γ#3CScsèΛ¤4DTdtéΩ%5EUeuùΠ&6FVfvìΨ'7GWgwòΣ(8HXhxÇΘ)9IYiy\nΞ*:JZjz"
          + "Ø+;KÄkäøÆ,<LÖlö\ræ-=MÑmñÅß.>NÜnüåÉ/?O§oà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  @Test
  void theTablesAreWhole() {
    assertThat(BASIC.codePoints().distinct().count()).isEqualTo(127);
    assertThat(BASIC.codePoints()).allMatch(character -> Gsm7.septets(character) == 1);
    assertThat(EXTENSION.codePoints()).allMatch(character -> Gsm7.septets(character) == 2);
    long known = IntStream.range(0, 0x110000).filter(c -> Gsm7.septets(c) > 0).count();
    assertThat(known).isEqualTo(127 + 10);
  }

  @ParameterizedTest(name = "{0} x {1}: {2}")
  @CsvSource({
    "a, 0, 1",
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3",
    "a, 459, 3",
    "a, 460, 4",
    "€, 80, 1",
    "€, 81, 2",
    "€, 152, 2",
    "€, 153, 3",
    "ж, 70, 1",
    "ж, 71, 2",
    "ж, 134, 2",
    "ж, 135, 3",
    "ç, 70, 1",
    "ç, 71, 2",
    "\ud83d\ude00, 35, 1",
    "\ud83d\ude00, 36, 2",
    "\ud83d\ude00, 66, 2",
    "\ud83d\ude00, 67, 3"
  })
  @DisplayName("160 septets or 70 units alone, 153 or 67 in each of several, no character split")
  void counts(String character, int times, int segments) {
    assertThat(Segments.count(character.repeat(times))).isEqualTo(segments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"`", "ç", "á", "“", "…", "\u00a0", "\t", "ş", "ñ̃", "\u001b"})
  @DisplayName("one character that is not in the alphabet makes a long text two segments")
  void oneIsEnough(String character) {
    assertThat(Segments.count("a".repeat(100))).isEqualTo(1);
    assertThat(Segments.count("a".repeat(100) + character)).isEqualTo(2);
  }

  @Property(tries = 300)
  void noTextIsTooMuch(@ForAll String text) {
    int segments = Segments.count(text);

    assertThat(segments).isPositive();
    assertThat(Segments.count(text + "a")).isGreaterThanOrEqualTo(segments);
  }
}
