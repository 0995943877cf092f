package dev.secondfactor.core.totp;

import static dev.secondfactor.core.totp.Devices.PERIOD;
import static dev.secondfactor.core.totp.Devices.USUAL;
import static dev.secondfactor.core.totp.Devices.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpCodesTest {

  private static final int CASES = 100_000;

  @ParameterizedTest
  @CsvSource({
    "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
    "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
  })
  @Tag("standard")
  @DisplayName("RFC 4226 app. D: the published codes")
  void hotpVectors(long step, String code) {
    assertThat(new TotpCodes(seed(20), USUAL).at(step)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "59, SHA1, 20, 94287082",
    "59, SHA256, 32, 46119246",
    "59, SHA512, 64, 90693936",
    "1111111109, SHA1, 20, 07081804",
    "1111111109, SHA256, 32, 68084774",
    "1111111109, SHA512, 64, 25091201",
    "1111111111, SHA1, 20, 14050471",
    "1111111111, SHA256, 32, 67062674",
    "1111111111, SHA512, 64, 99943326",
    "1234567890, SHA1, 20, 89005924",
    "1234567890, SHA256, 32, 91819424",
    "1234567890, SHA512, 64, 93441116",
    "2000000000, SHA1, 20, 69279037",
    "2000000000, SHA256, 32, 90698825",
    "2000000000, SHA512, 64, 38618901",
    "20000000000, SHA1, 20, 65353130",
    "20000000000, SHA256, 32, 77737706",
    "20000000000, SHA512, 64, 47863826"
  })
  @Tag("standard")
  @DisplayName("RFC 6238 app. B: the published codes of SHA-1, SHA-256 and SHA-512")
  void totpVectors(long seconds, TotpAlgorithm algorithm, int bytes, String code) {
    TotpParameters parameters = new TotpParameters(algorithm, 8, PERIOD);
    long step = parameters.stepOf(Instant.ofEpochSecond(seconds));

    assertThat(new TotpCodes(seed(bytes), parameters).at(step)).isEqualTo(code);
  }

  @Test
  @Tag("standard")
  @DisplayName("RFC 6238 4: 100,000 random cases agree with an implementation that is not ours")
  void agrees() throws NoSuchAlgorithmException, InvalidKeyException {
    SplittableRandom random = new SplittableRandom(6238);
    List<TotpAlgorithm> algorithms = List.of(TotpAlgorithm.values());
    for (int i = 0; i < CASES; i++) {
      TotpAlgorithm algorithm = algorithms.get(random.nextInt(algorithms.size()));
      Duration period = Duration.ofSeconds(random.nextInt(1, 121));
      TotpParameters parameters =
          new TotpParameters(algorithm, random.nextBoolean() ? 6 : 8, period);
      TotpSecret secret = TotpSecret.draw(random, 8 * random.nextInt(16, 80));
      Instant moment = Instant.ofEpochMilli(random.nextLong(0, 10_000_000_000_000L));

      String theirs =
          new TimeBasedOneTimePasswordGenerator(
                  period, parameters.digits(), algorithm.keycloakName())
              .generateOneTimePasswordString(
                  new SecretKeySpec(secret.bytes(), algorithm.keycloakName()), moment);

      assertThat(new TotpCodes(secret, parameters).at(parameters.stepOf(moment)))
          .as("%s at %s", parameters, moment)
          .isEqualTo(theirs);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "29, 0", "30, 1", "59, 1", "60, 2", "-1, -1", "-30, -1", "-31, -2"})
  @DisplayName("a step begins with its period")
  void steps(long seconds, long step) {
    assertThat(USUAL.stepOf(Instant.ofEpochSecond(seconds).plusMillis(999))).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({
    "SHA1, HmacSHA1",
    "SHA256, HmacSHA256",
    "SHA512, HmacSHA512",
  })
  @DisplayName("an algorithm has Keycloak's name")
  void names(TotpAlgorithm algorithm, String name) {
    assertThat(algorithm.keycloakName()).isEqualTo(name);
    assertThat(TotpAlgorithm.byKeycloakName(name)).contains(algorithm);
    assertThat(TotpAlgorithm.byKeycloakName(algorithm.name())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-6, 0, 5, 7, 9, 10})
  void noDeviceHasCodesOfOtherLengths(int digits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TotpParameters(TotpAlgorithm.SHA1, digits, PERIOD));
  }

  @ParameterizedTest
  @ValueSource(longs = {-30_000, 0, 999, 1001, 30_500})
  void noDeviceHasPeriodsThatAreNotOfWholeSeconds(long millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TotpParameters(TotpAlgorithm.SHA1, 6, Duration.ofMillis(millis)));
  }
}
