package dev.secondfactor.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given tokens of trusted browsers")
class TrustTokenTest {

  private static final String BROWSER = "0b8e6a52-6d0f-4a6e-9f5c-0d6a3f1c2b4e";
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  @DisplayName("each has 256 bits of its own, and is read as it was written")
  void drawn() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      TrustToken token = TrustToken.draw(BROWSER, RANDOM);
      assertThat(Base64.getUrlDecoder().decode(token.secret())).hasSize(32);
      assertThat(TrustToken.parse(token.written())).contains(token);
      assertThat(secrets.add(token.secret())).isTrue();
    }
  }

  @Test
  @DisplayName("the hash tells tokens apart, and the text of one does not tell its secret")
  void kept() {
    TrustToken token = TrustToken.draw(BROWSER, RANDOM);
    TrustToken other = TrustToken.draw(BROWSER, RANDOM);

    assertThat(token.hash()).hasSize(43).isNotEqualTo(other.hash()).doesNotContain(token.secret());
    assertThat(token.toString()).doesNotContain(token.secret());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "0b8e6a52-6d0f-4a6e-9f5c-0d6a3f1c2b4e",
        "0b8e6a52-6d0f-4a6e-9f5c-0d6a3f1c2b4e.",
        "0b8e6a52-6d0f-4a6e-9f5c-0d6a3f1c2b4e.AAAA",
        "' or 1=1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "0b8e6a52-6d0f-4a6e-9f5c-0d6a3f1c2b4e.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
      })
  @DisplayName("what is no token is none")
  void notOne(String sent) {
    assertThat(TrustToken.parse(sent)).isEmpty();
  }
}
