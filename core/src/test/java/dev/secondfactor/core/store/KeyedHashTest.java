package dev.secondfactor.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.testing.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

  private final KeyedHash hash = Hashes.of("realm");

  @Test
  void partsAreNotRunTogether() {
    assertThat(hash.digest("a", "bc")).isNotEqualTo(hash.digest("ab", "c"));
    assertThat(hash.digest("abc")).isNotEqualTo(hash.digest("abc", ""));
    assertThat(hash.digest("", "abc")).isNotEqualTo(hash.digest("abc", ""));
    assertThat(hash.storeKey("k", "a", "bc")).isNotEqualTo(hash.storeKey("k", "ab", "c"));
  }

  @Property(tries = 500)
  void differentPartsHaveDifferentDigests(
      @ForAll @Size(max = 4) List<@AlphaChars String> one,
      @ForAll @Size(max = 4) List<@AlphaChars String> other) {
    Assume.that(!one.equals(other));

    assertThat(Hashes.of("realm").digest(one.toArray(String[]::new)))
        .isNotEqualTo(Hashes.of("realm").digest(other.toArray(String[]::new)));
  }

  @Test
  void samePartsHaveTheSameDigest() {
    assertThat(hash.digest("a", "ü")).isEqualTo(Hashes.of("realm").digest("a", "ü"));
    assertThat(hash.digest("a")).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void anotherRealmHasOtherDigests() {
    assertThat(hash.digest("a")).isNotEqualTo(Hashes.of("other").digest("a"));
    assertThat(hash.storeKey("k", "a")).isNotEqualTo(Hashes.of("other").storeKey("k", "a"));
  }

  @Test
  void anotherKindHasOtherKeys() {
    assertThat(hash.storeKey("one", "a").substring("second-factor:one:".length()))
        .isNotEqualTo(hash.storeKey("two", "a").substring("second-factor:two:".length()));
    assertThat(hash.storeKey("one", "a")).startsWith("second-factor:one:");
  }

  @Test
  @DisplayName("keys leave room for what is added to them in a column of 255 characters")
  void keysAreShort() {
    assertThat(hash.storeKey("send-destination-day", "x".repeat(10_000), "y").length())
        .isLessThanOrEqualTo(80);
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 11.2.4: HMAC-SHA-256 under a key that is derived for this purpose alone")
  void construction() throws Exception {
    byte[] purpose = "dev.secondfactor/keyed-hash/v1".getBytes(StandardCharsets.UTF_8);
    byte[] derived = mac("realm".getBytes(StandardCharsets.UTF_8), prefixed(purpose));
    byte[] expected = mac(derived, prefixed("part".getBytes(StandardCharsets.UTF_8)));

    assertThat(hash.digest("part"))
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(expected));
  }

  private static byte[] prefixed(byte[] part) {
    byte[] all = new byte[4 + part.length];
    all[3] = (byte) part.length;
    System.arraycopy(part, 0, all, 4, part.length);
    return all;
  }

  private static byte[] mac(byte[] key, byte[] input) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(input);
  }
}
