package dev.secondfactor.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Given a browser that is trusted for 30 days")
class TrustTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
  private static final TrustRules RULES = new TrustRules(30);
  private static final Trust TRUST =
      Trust.begin(new TrustUse("first", "factors", "192.0.2.7", "Firefox (Linux)", START), RULES);

  @Test
  @DisplayName("its token is current until the last moment, and from then on it is over")
  void ends() {
    assertThat(TRUST.standing(use("first", Duration.ofDays(30).minusMillis(1)), RULES))
        .isEqualTo(Standing.CURRENT);
    assertThat(TRUST.standing(use("first", Duration.ofDays(30)), RULES)).isEqualTo(Standing.ENDED);
  }

  @Test
  @DisplayName("stricter rules count at once, and looser ones do not prolong it")
  void rulesChange() {
    assertThat(TRUST.standing(use("first", Duration.ofDays(7)), new TrustRules(7)))
        .isEqualTo(Standing.ENDED);
    assertThat(TRUST.standing(use("first", Duration.ofDays(30)), new TrustRules(60)))
        .isEqualTo(Standing.ENDED);
    assertThat(TRUST.standing(use("first", Duration.ofMinutes(1)), new TrustRules(0)))
        .isEqualTo(Standing.ENDED);
  }

  @Test
  @DisplayName("another password or second factor ends it, whatever the token")
  void factorsChange() {
    TrustUse use =
        new TrustUse("first", "others", "192.0.2.7", "Firefox (Linux)", START.plusSeconds(1));

    assertThat(TRUST.standing(use, RULES)).isEqualTo(Standing.ENDED);
  }

  @ParameterizedTest(name = "after {2} s from {0} with {1}: {3}")
  @CsvSource({
    "192.0.2.7,    Firefox (Linux), 0,  PARALLEL",
    "192.0.2.7,    Firefox (Linux), 30, PARALLEL",
    "192.0.2.7,    Firefox (Linux), 31, REPLAYED",
    "198.51.100.1, Firefox (Linux), 1,  ELSEWHERE",
    "192.0.2.7,    Chrome (Linux),  1,  ELSEWHERE",
    "198.51.100.1, Firefox (Linux), 31, REPLAYED"
  })
  @DisplayName("a token that was replaced counts for moments, from where it was replaced alone")
  void replaced(String address, String browser, int seconds, Standing expected) {
    Instant used = START.plusSeconds(3600);
    Trust next =
        TRUST.rotated(
            "second", new TrustUse("first", "factors", "192.0.2.7", "Firefox (Linux)", used));

    TrustUse again = new TrustUse("first", "factors", address, browser, used.plusSeconds(seconds));
    assertThat(next.standing(again, RULES)).isEqualTo(expected);
    assertThat(next.standing(use("second", Duration.ofHours(2)), RULES))
        .isEqualTo(Standing.CURRENT);
  }

  @Test
  @DisplayName("a token from before the last but one, or that never was, is a replay at once")
  void older() {
    Trust third =
        TRUST
            .rotated("second", use("first", Duration.ofSeconds(1)))
            .rotated("third", use("second", Duration.ofSeconds(2)));

    assertThat(third.standing(use("first", Duration.ofSeconds(3)), RULES))
        .isEqualTo(Standing.REPLAYED);
    assertThat(TRUST.standing(use("", Duration.ofSeconds(3)), RULES)).isEqualTo(Standing.REPLAYED);
    assertThat(TRUST.standing(use("made up", Duration.ofSeconds(3)), RULES))
        .isEqualTo(Standing.REPLAYED);
  }

  private static TrustUse use(String hash, Duration after) {
    return new TrustUse(hash, "factors", "192.0.2.7", "Firefox (Linux)", START.plus(after));
  }
}
