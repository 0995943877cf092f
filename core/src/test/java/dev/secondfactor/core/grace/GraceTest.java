package dev.secondfactor.core.grace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The time in which a set-up may be put off")
class GraceTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  @DisplayName("there is none without days and logins")
  void none() {
    GraceRules none = new GraceRules(0, 0);

    assertThat(Grace.NOT_BEGUN.isOver(none, NOW)).isTrue();
    assertThat(Grace.NOT_BEGUN.putOff(none, NOW)).isEmpty();
  }

  @Test
  @DisplayName("it ends after so many days, to the moment, however often it was put off")
  void days() {
    GraceRules rules = new GraceRules(7, 0);
    Grace grace = Grace.NOT_BEGUN.begun(NOW);
    Instant end = NOW.plus(Duration.ofDays(7));

    assertThat(grace.end(rules)).contains(end);
    assertThat(grace.left(rules)).isEmpty();
    assertThat(grace.isOver(rules, end.minusMillis(1))).isFalse();
    assertThat(grace.isOver(rules, end)).isTrue();
    Grace often = grace;
    for (int i = 0; i < 200; i++) {
      often = often.putOff(rules, NOW).orElseThrow();
    }
    assertThat(often.putOff()).isEqualTo(200);
    assertThat(often.putOff(rules, end)).isEmpty();
  }

  @Test
  @DisplayName("it ends after so many logins, however late they are")
  void logins() {
    GraceRules rules = new GraceRules(0, 2);
    Instant late = NOW.plus(Duration.ofDays(9999));

    Grace once = Grace.NOT_BEGUN.begun(NOW).putOff(rules, late).orElseThrow();
    assertThat(once.left(rules)).contains(1);
    assertThat(once.end(rules)).isEmpty();
    Grace twice = once.putOff(rules, late).orElseThrow();
    assertThat(twice.left(rules)).contains(0);
    assertThat(twice.isOver(rules, NOW)).isTrue();
    assertThat(twice.putOff(rules, NOW)).isEmpty();
    assertThat(twice.left(new GraceRules(0, 1))).contains(0);
  }

  @Test
  @DisplayName("of both limits the one that is reached first ends it")
  void both() {
    GraceRules rules = new GraceRules(1, 2);
    Grace grace = Grace.NOT_BEGUN.begun(NOW);

    assertThat(grace.putOff(rules, NOW.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(grace.putOff(rules, NOW).flatMap(once -> once.putOff(rules, NOW)).orElseThrow())
        .satisfies(twice -> assertThat(twice.putOff(rules, NOW)).isEmpty());
  }

  @Test
  @DisplayName("it begins once, and putting off begins it at the latest")
  void begins() {
    Instant later = NOW.plusSeconds(60);

    assertThat(Grace.NOT_BEGUN.begun(NOW).begun(later).began()).contains(NOW);
    assertThat(Grace.NOT_BEGUN.putOff(new GraceRules(1, 0), later).flatMap(Grace::began))
        .contains(later);
    assertThat(Grace.NOT_BEGUN.end(new GraceRules(1, 0))).isEqualTo(Optional.empty());
  }
}
