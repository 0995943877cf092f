package dev.secondfactor.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredKeysTest {

  private static final CipherKey KEY = Keys.key(1);
  private static final CipherKey NEXT = Keys.key(2);
  private static final String KEY_TEXT = Keys.base64(1, 32);
  private static final String NEXT_TEXT = Keys.base64(2, 32);

  @Nested
  @DisplayName("Given one key in configuration")
  class One {

    @Test
    @DisplayName("32 bytes in Base64 are one, with blanks around it or not")
    void read() {
      assertThat(CipherKey.read(KEY_TEXT)).isPresent();
      assertThat(CipherKey.read(" " + KEY_TEXT + "\n").orElseThrow().id()).isEqualTo(KEY.id());
      assertThat(KEY.id()).matches("[0-9a-f]{16}");
      assertThat(Keys.key(3).id()).isNotIn(KEY.id(), NEXT.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 24, 31, 33, 64})
    @DisplayName("any other length is refused")
    void length(int bytes) {
      assertThat(CipherKey.read(Keys.base64(1, bytes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "changeme!", "${vault.key}", "\u00e4", "AAAA AAAA"})
    @DisplayName("what is no Base64 is refused")
    void text(String text) {
      assertThat(CipherKey.read(text)).isEmpty();
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 16: it is in no text of itself, nor is its beginning its name")
    void notShown() {
      assertThat(KEY).hasToString("key " + KEY.id());
      assertThat(KEY.id()).doesNotContain("0101");
    }
  }

  @Nested
  @DisplayName("Given a list of keys in configuration")
  class Several {

    private static final SetBinding BINDING = new SetBinding("realm", "user", "set");

    private final SealedCodes sealed = cipher(KEY_TEXT).seal(BINDING, Sets.CODES);

    @Test
    @DisplayName("one key alone seals, and opens what it has sealed")
    void one() {
      assertThat(sealed.keyId()).isEqualTo(KEY.id());
      assertThat(cipher(KEY_TEXT).open(BINDING, sealed))
          .isEqualTo(new Unsealing.Opened(Sets.CODES));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " , ", ",\n"})
    @DisplayName("of several the first one seals, and the others open what they have sealed")
    void rotation(String comma) {
      SetCipher rotated = cipher(String.join(comma, NEXT_TEXT, Keys.base64(3, 32), KEY_TEXT));

      assertThat(rotated.seal(BINDING, Sets.CODES).keyId()).isEqualTo(NEXT.id());
      assertThat(rotated.open(BINDING, sealed)).isEqualTo(new Unsealing.Opened(Sets.CODES));
      assertThat(cipher(NEXT_TEXT).open(BINDING, sealed))
          .isEqualTo(new Unsealing.KeyMissing(KEY.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "KEY,", ",KEY", "KEY,,KEY", "KEY, ,KEY"})
    @DisplayName("an empty entry is refused")
    void empty(String keys) {
      assertRefused(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEY,changeme!", "changeme!,KEY", "KEY;KEY", "KEY KEY", "KEYKEY"})
    @DisplayName("one that is no Base64 is refused, whatever the others are")
    void noBase64(String keys) {
      assertRefused(keys);
    }

    @Test
    @DisplayName("one of another length is refused, whatever the others are")
    void length() {
      for (int bytes : List.of(16, 31, 33)) {
        String other = Keys.base64(1, bytes);
        assertRefused(other);
        assertRefused("KEY," + other);
        assertRefused(other + ",KEY");
      }
    }

    private void assertRefused(String keys) {
      assertThat(read(keys.replace("KEY", KEY_TEXT))).isEmpty();
    }

    private static SetCipher cipher(String keys) {
      return read(keys).orElseThrow();
    }

    private static Optional<SetCipher> read(String keys) {
      return SetCipher.read(keys, new SplittableRandom(11));
    }
  }
}
