package dev.secondfactor.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {

  private static final RecoveryCode CODE = new RecoveryCode(7, "K3QF2M9XD014T");
  private static final String SEPARATORS = " \u00a0\u3000-\u2013\u2011\u200b\t";

  @Test
  @DisplayName("it is written in four groups: index, secret, and a check character")
  void written() {
    assertThat(CODE.written()).isEqualTo("07K3-QF2M-9XD0-14T5");
    assertThat(new RecoveryCode(20, "ZZZZZZZZZZZZZ").written()).startsWith("20ZZ-ZZZZ-ZZZZ-ZZZ");
  }

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 26: case, width, blanks, hyphens, O for 0 and I or L for 1 do not matter")
  @ValueSource(
      strings = {
        "07K3-QF2M-9XD0-14T5",
        "07k3-qf2m-9xd0-14t5",
        "07K3QF2M9XD014T5",
        " 07k3 qf2m 9xd0 14t5 \r\n",
        "o7K3-QF2M-9XDo-l4T5",
        "O7K3-QF2M-9XDO-I4T5",
        "07K3-QF2M-9XD0-i4t5",
        "07K3-QF2M-9XD0-L4T5",
        "0-7-K-3-Q-F-2-M-9-X-D-0-1-4-T-5",
        "07K3\u2013QF2M\u20119XD0\u00a014T5\u200b",
        "\uff10\uff17\uff2b\uff13\uff0d\uff31\uff26\uff12\uff2d\u3000\uff19\uff38\uff24\uff10\uff0d\uff11\uff14\uff34\uff15",
        "\uff4f\uff17\uff4b\uff13\uff51\uff46\uff12\uff4d\uff19\uff58\uff44\uff10\uff4c\uff14\uff54\uff15",
        "\u0660\u0667K\u0663QF\u0662M\u0669XD\u0660\u0661\u0664T\u0665"
      })
  void spellings(String input) {
    assertThat(RecoveryCode.read(input)).isEqualTo(new RecoveryReading.Read(CODE));
  }

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 13: nothing typed is told apart")
  @ValueSource(strings = {"", " ", "-", "\u3000", " - - "})
  void missing(String input) {
    assertThat(RecoveryCode.read(input)).isEqualTo(new RecoveryReading.Missing());
  }

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 13: what cannot be a code is told apart")
  @ValueSource(
      strings = {
        "0",
        "123456",
        "07K3-QF2M-9XD0-14T",
        "07K3-QF2M-9XD0-14T55",
        "K3QF2M9XD014T",
        "07U3-QF2M-9XD0-14T5",
        "07K3-QF2M-9XD0-14T*",
        "07K3-QF2M-9XD0-14T=",
        "07K3_QF2M_9XD0_14T5",
        "07\u01303-QF2M-9XD0-14T5",
        "07\u01313-QF2M-9XD0-14T5",
        "07K3-QF2M-9XD0-14T\u0000",
        "\ud83d\ude003-QF2M-9XD0-14T5-07",
        "07K3-QF2M-9XD0-14T\ud83d",
        "'; drop table users",
        "<script>alert(1)</script>",
        "7. 07K3-QF2M-9XD0-14T5"
      })
  void malformed(String input) {
    assertThat(RecoveryCode.read(input)).isEqualTo(new RecoveryReading.Malformed());
  }

  @ParameterizedTest
  @CsvSource({"21", "22", "32", "99", "1A", "A1", "ZZ"})
  @DisplayName("an index that no set has is malformed, though its check character fits")
  void indexOfNoSet(String index) {
    String body = index + CODE.secret();

    assertThat(RecoveryCode.read(body + Crockford.check(body)))
        .isEqualTo(new RecoveryReading.Malformed());
  }

  @Test
  @DisplayName("place 00 is that of a code which an administrator issues")
  void bypass() {
    RecoveryCode code = new RecoveryCodeGenerator(new SplittableRandom(1)).drawBypass();

    assertThat(code.isBypass()).isTrue();
    assertThat(code.written()).startsWith("00");
    assertThat(RecoveryCode.read(code.written())).isEqualTo(new RecoveryReading.Read(code));
    assertThat(CODE.isBypass()).isFalse();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 13: huge input is not looked at")
  void huge() {
    String code = CODE.written();

    assertThat(RecoveryCode.read(code + " ".repeat(64 - code.length())))
        .isEqualTo(new RecoveryReading.Read(CODE));
    assertThat(RecoveryCode.read(code + " ".repeat(65 - code.length())))
        .isEqualTo(new RecoveryReading.Malformed());
    assertThat(RecoveryCode.read(" ".repeat(65))).isEqualTo(new RecoveryReading.Malformed());
    assertThat(RecoveryCode.read("A".repeat(10_000_000)))
        .isEqualTo(new RecoveryReading.Malformed());
  }

  @Test
  @DisplayName("a character that is wrong anywhere is a typing error")
  void oneWrong() {
    for (RecoveryCode code : Sets.CODES) {
      String written = plain(code);
      for (int place = 0; place < written.length(); place++) {
        for (String other : Crockford.ALPHABET.split("")) {
          String typed = written.substring(0, place) + other + written.substring(place + 1);
          assertThat(RecoveryCode.read(typed))
              .as(typed)
              .isEqualTo(
                  typed.equals(written)
                      ? new RecoveryReading.Read(code)
                      : new RecoveryReading.Mistyped());
        }
      }
    }
  }

  @Test
  @DisplayName("any two characters that have changed places are a typing error")
  void twoSwapped() {
    for (RecoveryCode code : Sets.CODES) {
      String written = plain(code);
      for (int first = 0; first < written.length(); first++) {
        for (int second = first + 1; second < written.length(); second++) {
          char[] typed = written.toCharArray();
          typed[first] = written.charAt(second);
          typed[second] = written.charAt(first);
          assertThat(RecoveryCode.read(String.valueOf(typed)))
              .as("%d and %d of %s", first, second, written)
              .isEqualTo(
                  typed[first] == typed[second]
                      ? new RecoveryReading.Read(code)
                      : new RecoveryReading.Mistyped());
        }
      }
    }
  }

  @Property
  @Label("every code is read as it is, however it is spelled")
  void anySpelling(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int count, @ForAll long spelling) {
    SplittableRandom random = new SplittableRandom(spelling);
    for (RecoveryCode code : new RecoveryCodeGenerator(new SplittableRandom(seed)).draw(count)) {
      assertThat(code.written()).matches("[0-2][0-9][0-9A-Z]{2}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
      assertThat(RecoveryCode.read(code.written())).isEqualTo(new RecoveryReading.Read(code));
      String spelled = spell(code, random);
      assertThat(RecoveryCode.read(spelled)).as(spelled).isEqualTo(new RecoveryReading.Read(code));
    }
  }

  @Property(tries = 1000)
  @Label("no text does harm")
  void anyText(@ForAll String input) {
    assertThat(RecoveryCode.read(input)).isNotInstanceOf(RecoveryReading.Read.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-9, K3QF2M9XD014T",
    "21, K3QF2M9XD014T",
    "-1, K3QF2M9XD014T",
    "7, K3QF2M9XD014",
    "7, K3QF2M9XD014TT",
    "7, K3QF2M9XDO14T",
    "7, k3qf2m9xd014t"
  })
  @DisplayName("there is no code of other parts")
  void impossible(int index, String secret) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RecoveryCode(index, secret));
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 16: the secret is in no text of a code, nor of what was read")
  void notShown() {
    assertThat(CODE).hasToString("recovery code 7");
    assertThat(RecoveryCode.read(CODE.written()).toString())
        .contains("recovery code 7")
        .doesNotContain("K3Q", "XD014");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecoveryCode(7, "K3QF2M9XDO14T"))
        .withMessageNotContaining("K3Q");
  }

  private static String plain(RecoveryCode code) {
    return code.written().replace("-", "");
  }

  private static String spell(RecoveryCode code, SplittableRandom random) {
    StringBuilder spelled = new StringBuilder();
    for (String character : plain(code).split("")) {
      String same =
          switch (character) {
            case "0" -> "0oO";
            case "1" -> "1iIlL";
            default -> character + character.toLowerCase(Locale.ROOT);
          };
      char chosen = same.charAt(random.nextInt(same.length()));
      spelled.append(random.nextInt(4) == 0 ? (char) (chosen - '!' + '\uff01') : chosen);
      if (random.nextInt(3) == 0) {
        spelled.append(SEPARATORS.charAt(random.nextInt(SEPARATORS.length())));
      }
    }
    return spelled.toString();
  }
}
