package dev.secondfactor.core.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChallengeTest {

  @Property(tries = 300)
  void whatIsKeptIsReadBackAsItWas(
      @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long issued,
      @ForAll @IntRange(min = 1, max = 100) int number,
      @ForAll @Size(max = 5) List<@LongRange(min = 0, max = 4_102_444_800_000L) Long> earlier) {
    List<Challenge.Superseded> superseded = new ArrayList<>();
    earlier.forEach(
        expiry ->
            superseded.add(
                new Challenge.Superseded("digest_-" + expiry, Instant.ofEpochMilli(expiry))));
    Challenge challenge =
        new Challenge(
            "digest_-",
            Instant.ofEpochMilli(issued),
            Instant.ofEpochMilli(issued).plusSeconds(300),
            number,
            "ticket",
            superseded);

    assertThat(Challenge.fromValues(challenge.toValues())).isEqualTo(challenge);
  }

  @Test
  void livesUntilItExpiresAndNotThen() {
    Instant expiry = Instant.parse("2026-03-01T10:15:30Z");
    Challenge challenge = new Challenge("d", expiry.minusSeconds(60), expiry, 1, "t", List.of());

    assertThat(challenge.isLive(expiry.minusMillis(1))).isTrue();
    assertThat(challenge.remaining(expiry.minusSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(challenge.isLive(expiry)).isFalse();
    assertThat(challenge.remaining(expiry)).isZero();
    assertThat(challenge.remaining(expiry.plusSeconds(1))).isZero();
  }

  @Test
  void theListCannotBeChangedFromOutside() {
    List<Challenge.Superseded> list = new ArrayList<>();
    Challenge challenge = new Challenge("d", Instant.EPOCH, Instant.EPOCH, 1, "t", list);
    list.add(new Challenge.Superseded("x", Instant.EPOCH));

    assertThat(challenge.superseded()).isEmpty();
  }
}
