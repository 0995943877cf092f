package dev.secondfactor.core.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {

  private final SplittableRandom random = new SplittableRandom(4226);

  @Test
  @Tag("standard")
  @DisplayName("RFC 4226 R6: a new secret has 160 bits, and 128 at least")
  void sizes() {
    assertThat(TotpSecret.draw(random).bytes()).hasSize(20);
    assertThat(TotpSecret.draw(random, 128).bytes()).hasSize(16);
    assertThat(TotpSecret.draw(random, 512).bytes()).hasSize(64);
    assertThat(TotpSecret.draw(random)).isNotEqualTo(TotpSecret.draw(random));
  }

  @ParameterizedTest
  @ValueSource(ints = {-160, 0, 80, 120, 127, 129, 161})
  @Tag("standard")
  @DisplayName("RFC 4226 R6: a shorter secret is not drawn, nor one of broken bytes")
  void tooShort(int bits) {
    assertThatIllegalArgumentException().isThrownBy(() -> TotpSecret.draw(random, bits));
  }

  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI",
    "12345678901234567890, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
  })
  @DisplayName("RFC 4648 10: the published texts, without padding")
  void base32(String ascii, String text) {
    TotpSecret secret = TotpSecret.of(ascii.getBytes(StandardCharsets.US_ASCII));

    assertThat(secret.base32()).isEqualTo(text);
    assertThat(TotpSecret.fromBase32(text)).contains(secret);
  }

  @Test
  @DisplayName("it is read in groups of four")
  void grouped() {
    assertThat(Devices.seed(20).grouped()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assertThat(Devices.seed(6).grouped()).isEqualTo("GEZD GNBV GY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "A", "M", "MZX", "MZXW6Y", "MZXW1", "MZ8W", "MZ-XW6", "MZ", "MY=", "Ü"})
  @DisplayName("what is written as nothing is refused")
  void refused(String text) {
    assertThat(TotpSecret.fromBase32(text)).isEmpty();
  }

  @Property
  @Label("a secret is what its text says, in upper or lower case, with or without blanks")
  void roundTrip(@ForAll @Size(min = 1, max = 80) byte[] bytes) {
    TotpSecret secret = TotpSecret.of(bytes);

    assertThat(secret.base32()).matches("[A-Z2-7]+");
    assertThat(TotpSecret.fromBase32(secret.base32())).contains(secret);
    assertThat(TotpSecret.fromBase32(" " + secret.grouped().toLowerCase(Locale.ROOT) + "\n"))
        .contains(secret);
    assertThat(secret.grouped().replace(" ", "")).isEqualTo(secret.base32());
    assertThat(secret.bytes()).isEqualTo(bytes);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 16: it is in no text of a device")
  void notShown() {
    assertThat(Devices.DEVICE.toString())
        .contains("credential", "160 bits")
        .doesNotContain("12345678", "GEZD", "49, 50");
  }

  @Test
  @DisplayName("nobody can change its bytes")
  void isKept() {
    byte[] bytes = {1, 2, 3};
    TotpSecret secret = TotpSecret.of(bytes);
    bytes[0] = 9;
    secret.bytes()[1] = 9;

    assertThat(secret.bytes()).containsExactly(1, 2, 3);
    assertThat(secret)
        .isEqualTo(TotpSecret.of(new byte[] {1, 2, 3}))
        .hasSameHashCodeAs(TotpSecret.of(new byte[] {1, 2, 3}))
        .isNotEqualTo(TotpSecret.of(new byte[] {1, 2, 4}));
    assertThatIllegalArgumentException().isThrownBy(() -> TotpSecret.of(new byte[0]));
  }
}
