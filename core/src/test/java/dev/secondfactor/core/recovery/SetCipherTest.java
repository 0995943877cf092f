package dev.secondfactor.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetCipherTest {

  private static final SetBinding BINDING = new SetBinding("realm", "user", "set");
  private static final CipherKey KEY = Keys.key(1);
  private static final CipherKey NEXT = Keys.key(2);
  private static final Unsealing OPENED = new Unsealing.Opened(Sets.CODES);

  private final SplittableRandom random = new SplittableRandom(11);
  private final SetCipher cipher = new SetCipher(KEY, List.of(), random);
  private final SealedCodes sealed = cipher.seal(BINDING, Sets.CODES);

  @Nested
  @DisplayName("Given codes that were sealed")
  class Sealed {

    @Test
    @DisplayName("their owner sees them as they were")
    void opened() {
      assertThat(cipher.open(BINDING, sealed)).isEqualTo(OPENED);
    }

    @Test
    @Tag("standard")
    @DisplayName("LSV-6: none of them can be read in what is stored")
    void notPlain() {
      String stored =
          new String(Base64.getDecoder().decode(sealed.text()), StandardCharsets.ISO_8859_1)
              + sealed.nonce()
              + sealed.text()
              + sealed.keyId();

      for (RecoveryCode code : Sets.CODES) {
        assertThat(stored)
            .doesNotContain(code.secret(), code.written(), code.written().substring(5, 9));
      }
    }

    @Test
    @Tag("standard")
    @DisplayName("ASVS 11.3.4: each time under another nonce of 96 bits, with a tag of 128")
    void nonces() {
      Set<String> nonces = new HashSet<>();
      for (int i = 0; i < 1000; i++) {
        nonces.add(cipher.seal(BINDING, Sets.CODES).nonce());
      }
      String lines = String.join("\n", Sets.CODES.stream().map(RecoveryCode::written).toList());

      assertThat(nonces).hasSize(1000).allSatisfy(nonce -> assertThat(bytes(nonce)).hasSize(12));
      assertThat(bytes(sealed.text())).hasSize(lines.length() + 16);
    }

    @Test
    @DisplayName("every bit of them and of the nonce counts")
    void tampered() {
      for (int bit = 0; bit < bytes(sealed.text()).length * Byte.SIZE; bit++) {
        assertBroken(new SealedCodes(KEY.id(), sealed.nonce(), flipped(sealed.text(), bit)));
      }
      for (int bit = 0; bit < bytes(sealed.nonce()).length * Byte.SIZE; bit++) {
        assertBroken(new SealedCodes(KEY.id(), flipped(sealed.nonce(), bit), sealed.text()));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA==", "AAAAAAAAAAAAAAAAAAAAAA==", "no Base64", "="})
    @DisplayName("what is no sealed text is broken, and no failure of ours")
    void odd(String text) {
      assertBroken(new SealedCodes(KEY.id(), sealed.nonce(), text));
      assertBroken(new SealedCodes(KEY.id(), text, sealed.text()));
    }

    @ParameterizedTest
    @MethodSource("dev.secondfactor.core.recovery.SetCipherTest#otherBindings")
    @DisplayName("beside another user, set or realm they do not open")
    void moved(SetBinding other) {
      assertThat(cipher.open(other, sealed)).isEqualTo(new Unsealing.Broken());
    }

    @Test
    @DisplayName("what was sealed and is no list of codes is broken")
    void noCodes() throws GeneralSecurityException {
      Cipher foreign = Cipher.getInstance("AES/GCM/NoPadding");
      foreign.init(
          Cipher.ENCRYPT_MODE, KEY.secret(), new GCMParameterSpec(128, bytes(sealed.nonce())));
      foreign.updateAAD(BINDING.text().getBytes(StandardCharsets.UTF_8));
      byte[] text = foreign.doFinal("[\"code\"]".getBytes(StandardCharsets.UTF_8));

      assertBroken(
          new SealedCodes(KEY.id(), sealed.nonce(), Base64.getEncoder().encodeToString(text)));
    }

    private void assertBroken(SealedCodes changed) {
      assertThat(cipher.open(BINDING, changed)).isEqualTo(new Unsealing.Broken());
    }
  }

  @Nested
  @DisplayName("Given another key")
  class Rotation {

    @Test
    @DisplayName("what an older one has sealed opens, and the new one seals")
    void rotated() {
      SetCipher rotated = new SetCipher(NEXT, List.of(KEY), random);

      assertThat(rotated.open(BINDING, sealed)).isEqualTo(OPENED);
      SealedCodes anew = rotated.seal(BINDING, Sets.CODES);
      assertThat(anew.keyId()).isEqualTo(NEXT.id()).isNotEqualTo(KEY.id());
      assertThat(rotated.open(BINDING, anew)).isEqualTo(OPENED);
      assertThat(cipher.open(BINDING, anew)).isEqualTo(new Unsealing.KeyMissing(NEXT.id()));
    }

    @Test
    @DisplayName("a key that is not there any more is named")
    void missing() {
      assertThat(new SetCipher(NEXT, List.of(), random).open(BINDING, sealed))
          .isEqualTo(new Unsealing.KeyMissing(KEY.id()));
    }

    @Test
    @DisplayName("the wrong key under the name of the right one opens nothing")
    void renamed() {
      SealedCodes renamed = new SealedCodes(NEXT.id(), sealed.nonce(), sealed.text());

      assertThat(new SetCipher(NEXT, List.of(KEY), random).open(BINDING, renamed))
          .isEqualTo(new Unsealing.Broken());
    }
  }

  static Stream<SetBinding> otherBindings() {
    return Stream.of(
        new SetBinding("other", "user", "set"),
        new SetBinding("realm", "other", "set"),
        new SetBinding("realm", "user", "other"),
        new SetBinding("user", "realm", "set"),
        new SetBinding("realmuser", "", "set"),
        new SetBinding("realm", "userset", ""),
        new SetBinding("realm4:user", "", "set"));
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static String flipped(String base64, int bit) {
    byte[] bytes = bytes(base64);
    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
