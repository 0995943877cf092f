package dev.secondfactor.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedCodeTest {

  private static final String CODE = "K3QIL1M9XDUA";

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 26: case, width, blanks and hyphens do not matter")
  @ValueSource(
      strings = {
        "K3QIL1M9XDUA",
        "k3qil1m9xdua",
        " K3QI-L1M9-XDUA ",
        "k3qi l1m9 xdua\r\n",
        "K-3-Q-I-L-1-M-9-X-D-U-A",
        "K3QI\u2013L1M9\u2011XDUA\u200b",
        "\uff2b\uff13\uff31\uff29\uff0d\uff2c\uff11\uff2d\uff19\u3000\uff38\uff24\uff35\uff21",
        "\uff4b\uff13\uff51\uff49\uff4c\uff11\uff4d\uff19\uff58\uff44\uff55\uff41",
        "K\u0663QIL\u0661M\u0669XDUA"
      })
  void spellings(String input) {
    assertThat(OrderedCode.read(input)).contains(CODE);
  }

  @ParameterizedTest
  @DisplayName("no letter or digit is read as another one")
  @ValueSource(strings = {"ABCDEFGHIJKL", "MNOPQRSTUVWX", "YZ0123456789", "O0IL1OI1L0LI"})
  void nothingIsFolded(String input) {
    assertThat(OrderedCode.read(input)).contains(input);
  }

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 13: what cannot be a code is told apart")
  @ValueSource(
      strings = {
        "",
        " - ",
        "K3QIL1M9XDU",
        "K3QIL1M9XDUAA",
        "07K3-QF2M-9XD0-14T5",
        "K3Q_L1M9XDUA",
        "K3Q.L1M9XDUA",
        "K3Q\u00c4L1M9XDUA",
        "k3q\u0131l1m9xdua",
        "K3Q\u0130L1M9XDUA",
        "K3QIL1M9XDU\u0000",
        "K3QIL1M9XDU\ud83d",
        "\ud83d\ude00IL1M9XDUAK3",
        "1. K3QIL1M9XDUA"
      })
  void refused(String input) {
    assertThat(OrderedCode.read(input)).isEmpty();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 13: huge input is not looked at")
  void huge() {
    assertThat(OrderedCode.read(CODE + " ".repeat(64 - CODE.length()))).contains(CODE);
    assertThat(OrderedCode.read(CODE + " ".repeat(65 - CODE.length()))).isEmpty();
    assertThat(OrderedCode.read("A".repeat(10_000_000))).isEmpty();
  }

  @Test
  @DisplayName("none of our own codes is taken for one of these, nor the other way round")
  void apart() {
    assertThat(Sets.CODES).allMatch(code -> OrderedCode.read(code.written()).isEmpty());
    assertThat(RecoveryCode.read(CODE)).isEqualTo(new RecoveryReading.Malformed());
  }

  @Property
  @Label("every code is read as it is")
  void anyCode(
      @ForAll
          @CharRange(from = 'A', to = 'Z')
          @CharRange(from = '0', to = '9')
          @StringLength(OrderedCode.LENGTH)
          String code) {
    assertThat(OrderedCode.read(code)).contains(code);
  }

  @Property(tries = 1000)
  @Label("no text does harm")
  void anyText(@ForAll @StringLength(max = 16) String input) {
    OrderedCode.read(input).ifPresent(code -> assertThat(code).matches("[A-Z0-9]{12}"));
  }
}
