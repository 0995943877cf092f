package dev.secondfactor.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeInputTest {

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 26: blanks, hyphens and digits of other scripts are accepted")
  @ValueSource(
      strings = {
        "012345",
        " 012345 ",
        "012 345",
        "0 1 2 3 4 5",
        "\t012\n345\r\n",
        "012-345",
        "012\u2013345",
        "012\u00a0345",
        "012\u202f345",
        "\u3000012345",
        "\u200b012345\ufeff",
        "\uff10\uff11\uff12\uff13\uff14\uff15",
        "\u0660\u0661\u0662\u0663\u0664\u0665",
        "\u0966\u0967\u0968\u0969\u096a\u096b",
        "\ud835\udfce\ud835\udfcf\ud835\udfd0\ud835\udfd1\ud835\udfd2\ud835\udfd3"
      })
  void accepted(String input) {
    assertThat(CodeInput.digits(input, 6)).contains("012345");
    assertThat(CodeInput.isBlank(input)).isFalse();
  }

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 13: what cannot be a code is told apart")
  @ValueSource(
      strings = {
        "12345",
        "1234567",
        "12345a",
        "abcdef",
        "+12345",
        "12345.",
        "1e2345",
        "0x1234",
        "12345\u0000",
        "\u2460\u2461\u2462\u2463\u2464\u2465",
        "\u00b2\u00b2\u00b2\u00b2\u00b2\u00b2",
        "\ud83d\ude0012345",
        "12345\ud83d",
        "1\ufe0f\u20e3",
        "<script>",
        "%00"
      })
  void refused(String input) {
    assertThat(CodeInput.digits(input, 6)).isEmpty();
    assertThat(CodeInput.isBlank(input)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n", "\u3000", "\u200b", " - - "})
  void blank(String input) {
    assertThat(CodeInput.isBlank(input)).isTrue();
    assertThat(CodeInput.digits(input, 6)).isEmpty();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 13: huge input is not looked at")
  void huge() {
    assertThat(CodeInput.digits("123456" + " ".repeat(58), 6)).contains("123456");
    assertThat(CodeInput.digits("123456" + " ".repeat(59), 6)).isEmpty();
    assertThat(CodeInput.isBlank(" ".repeat(64))).isTrue();
    assertThat(CodeInput.isBlank(" ".repeat(65))).isFalse();
    assertThat(CodeInput.digits("1".repeat(10_000_000), 10_000_000)).isEmpty();
  }

  @Property(tries = 500)
  void everyCodeIsReadAsItIs(@ForAll @NumericChars @StringLength(min = 6, max = 10) String code) {
    assertThat(CodeInput.digits(code, code.length())).contains(code);
    assertThat(CodeInput.digits(code, code.length() + 1)).isEmpty();
    assertThat(CodeInput.digits(code, code.length() - 1)).isEmpty();
  }

  @Property(tries = 1000)
  void noTextDoesHarm(@ForAll String input) {
    CodeInput.digits(input, 6).ifPresent(code -> assertThat(code).matches("[0-9]{6}"));
    assertThat(CodeInput.isBlank(input) && CodeInput.digits(input, 6).isPresent()).isFalse();
  }
}
