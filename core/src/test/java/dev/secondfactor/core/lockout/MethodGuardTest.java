package dev.secondfactor.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MethodGuardTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  @Test
  void countsUpToTheLastFailureAndKeepsTheTimeOfThat() {
    MethodGuard two =
        MethodGuard.CLEAR.failed(3, NOW.minusSeconds(2)).failed(3, NOW.minusSeconds(1));
    assertThat(two).isEqualTo(new MethodGuard(2, Optional.empty()));
    assertThat(two.isDisabled()).isFalse();

    MethodGuard three = two.failed(3, NOW);
    assertThat(three).isEqualTo(new MethodGuard(3, Optional.of(NOW)));
    assertThat(three.isDisabled()).isTrue();
    assertThat(three.failed(3, NOW.plusSeconds(1))).isEqualTo(new MethodGuard(4, Optional.of(NOW)));
  }

  @Test
  void aLowerLimitDisablesAtTheNextFailure() {
    assertThat(new MethodGuard(50, Optional.empty()).failed(10, NOW).isDisabled()).isTrue();
  }
}
