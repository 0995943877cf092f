package dev.secondfactor.core.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.testing.InMemoryUses;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given a second factor that is used")
class DailyUseTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T23:59:58Z"));
  private final InMemoryUses uses = new InMemoryUses();
  private final DailyUse daily = new DailyUse(uses, clock);

  @Test
  @DisplayName("it is written once for each day in UTC, however often it is used")
  void onceADay() {
    daily.used("alice", "phone");
    daily.used("alice", "phone");
    clock.forward(Duration.ofSeconds(2));
    daily.used("alice", "phone");
    daily.used("alice", "phone");

    assertThat(uses.writes())
        .containsExactly(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"));
    assertThat(uses.lastUsed("alice", "phone")).contains(LocalDate.parse("2026-03-02"));
  }

  @Test
  @DisplayName("it is written for each user and factor by itself")
  void byItself() {
    daily.used("alice", "phone");
    daily.used("alice", "tablet");
    daily.used("bob", "phone");

    assertThat(uses.writes()).hasSize(3);
  }

  @Test
  @DisplayName("a clock that goes back writes nothing")
  void clockGoesBack() {
    daily.used("alice", "phone");
    new DailyUse(uses, new MovableClock(Instant.parse("2026-02-27T12:00:00Z")))
        .used("alice", "phone");

    assertThat(uses.writes()).hasSize(1);
  }
}
