package dev.secondfactor.core.totp;

import static dev.secondfactor.core.totp.Devices.DEVICE;
import static dev.secondfactor.core.totp.Devices.USUAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.Interleavings;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UsedStepsTest {

  private static final int WINDOW = 1;
  private static final TotpDevice OTHER = new TotpDevice("other", Devices.seed(20), USUAL);

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:15:30Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final long now = USUAL.stepOf(clock.instant());

  @Nested
  @DisplayName("Given a step that was accepted")
  class Accepted {

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: it is never accepted again")
    void once() {
      assertThat(accept(now)).isTrue();
      for (int second = 0; second < 3600; second++) {
        assertThat(isInReach(now)).isEqualTo(second < 22 * 30);
        assertThat(isInReach(now) && accept(now)).isFalse();
        clock.forwardSeconds(1);
      }
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: no older step is accepted, as far as any drift reaches")
    void older() {
      for (int ahead = 0; ahead <= 21; ahead += 3) {
        String realm = "realm-" + ahead;
        TotpDevice device = new TotpDevice("credential-" + ahead, Devices.seed(20), USUAL);
        assertThat(used(store).accept(realm, device, now + ahead, WINDOW)).isTrue();
        for (long step = now - 21; step <= now + ahead; step++) {
          assertThat(used(store).accept(realm, device, step, WINDOW)).as("%d", step).isFalse();
        }
        assertThat(used(store).accept(realm, device, now + ahead + 1, WINDOW)).isTrue();
      }
    }

    @Test
    @DisplayName("newer steps, other devices and other realms are not touched")
    void others() {
      assertThat(accept(now)).isTrue();

      assertThat(accept(now + 1)).isTrue();
      assertThat(used(store).accept("realm", OTHER, now, WINDOW)).isTrue();
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 16: our keys tell neither a code nor a credential")
    void keys() {
      accept(now);

      assertThat(store.content().keySet())
          .filteredOn(key -> key.startsWith("second-factor:totp-"))
          .isNotEmpty()
          .allSatisfy(key -> assertThat(key).doesNotContain("credential", code(now)));
    }
  }

  @Nested
  @DisplayName("Given Keycloak's own form")
  class Keycloak {

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: a code used here, and those before it, are used there")
    void usedHere() {
      accept(now);

      assertThat(store.isClaimed(keycloakKey(now - 1))).isTrue();
      assertThat(store.isClaimed(keycloakKey(now))).isTrue();
      assertThat(store.isClaimed(keycloakKey(now + 1))).isFalse();
      clock.forward(Duration.ofSeconds(90).minusMillis(1));
      assertThat(store.isClaimed(keycloakKey(now))).isTrue();
      clock.forwardMillis(1);
      assertThat(store.isClaimed(keycloakKey(now))).isFalse();
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: in a wider window it is used there for longer")
    void widerWindow() {
      assertThat(used(store).accept("realm", DEVICE, now, 3)).isTrue();

      assertThat(store.isClaimed(keycloakKey(now - 3))).isTrue();
      clock.forward(Duration.ofSeconds(210).minusMillis(1));
      assertThat(store.isClaimed(keycloakKey(now))).isTrue();
      clock.forwardMillis(1);
      assertThat(store.isClaimed(keycloakKey(now))).isFalse();
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: the code of a device that is ahead is used there until it is old")
    void ahead() {
      accept(now + 10);

      for (long step = now - 1; step <= now + 10; step++) {
        assertThat(store.isClaimed(keycloakKey(step))).isTrue();
      }
      while (USUAL.stepOf(clock.instant()) <= now + 10 + WINDOW) {
        assertThat(store.isClaimed(keycloakKey(now + 10))).isTrue();
        clock.forwardSeconds(1);
      }
      assertThat(store.isClaimed(keycloakKey(now + 10))).isFalse();
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: the code of a device that is behind is used there too")
    void behind() {
      accept(now - 10);

      assertThat(store.isClaimed(keycloakKey(now - 10))).isTrue();
      assertThat(store.isClaimed(keycloakKey(now - 1))).isFalse();
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: a code used there, and those before it, are refused here")
    void usedThere() {
      store.claim(keycloakKey(now), Duration.ofSeconds(90));

      assertThat(accept(now)).isFalse();
      assertThat(accept(now - 1)).isFalse();
      assertThat(accept(now + 1)).isTrue();
    }
  }

  @Nested
  @DisplayName("Given a step that was withdrawn")
  class Withdrawn {

    @Test
    @Tag("standard")
    @DisplayName("RFC 4226 7.3: who guessed a code of a later time cannot wait for it")
    void cannotBeWaitedFor() {
      used(store).withdraw("realm", DEVICE, now + 15, WINDOW);

      for (int step = 0; step < 17; step++) {
        assertThat(store.isClaimed(keycloakKey(now + 15))).isTrue();
        clock.forwardSeconds(30);
      }
      assertThat(accept(now + 15)).isFalse();
    }

    @Test
    @DisplayName("the steps around it are not touched")
    void others() {
      used(store).withdraw("realm", DEVICE, now + 1, WINDOW);

      assertThat(accept(now)).isTrue();
      assertThat(accept(now + 1)).isFalse();
      assertThat(accept(now + 2)).isTrue();
    }
  }

  @Nested
  @DisplayName("Given requests at the same moment")
  class AtOnce {

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: of 50 who give one code at the same moment one is let in")
    void oneCode() {
      for (int round = 0; round < 20; round++) {
        long step = now + round;
        assertThat(Parallel.run(50, number -> accept(step))).containsOnlyOnce(true);
      }
    }

    @Test
    @Tag("standard")
    @DisplayName("RFC 6238 5.2: in whatever order, each step is accepted once and the last stays")
    void anyOrder() {
      try (Interleavings interleavings = new Interleavings()) {
        for (int seed = 0; seed < 300; seed++) {
          InMemoryStore own = new InMemoryStore(clock);
          EphemeralStore stepping = interleavings.stepping(own);
          List<Long> accepted = Collections.synchronizedList(new ArrayList<>());
          List<Runnable> tasks = new ArrayList<>();
          for (int i = 0; i < 9; i++) {
            long step = now + i % 3;
            tasks.add(
                () -> {
                  if (used(stepping).accept("realm", DEVICE, step, WINDOW)) {
                    accepted.add(step);
                  }
                });
          }

          interleavings.run(seed, tasks);

          assertThat(accepted).as("seed %d", seed).doesNotHaveDuplicates().isNotEmpty();
          long newest = Collections.max(accepted);
          for (long step = now - 1; step <= newest; step++) {
            assertThat(used(own).accept("realm", DEVICE, step, WINDOW)).isFalse();
          }
        }
      }
    }
  }

  @Property(tries = 300)
  @Label("RFC 6238 5.2: in whatever order codes come, each accepted step is the newest by then")
  @net.jqwik.api.Tag("standard")
  void increasing(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(min = -21, max = 21) Integer> offsets,
      @ForAll @IntRange(max = 60) int pause) {
    MovableClock own = new MovableClock();
    UsedSteps used = new UsedSteps(new InMemoryStore(own), Hashes.of("realm"), own);
    long newest = Long.MIN_VALUE;
    for (int offset : offsets) {
      long step = USUAL.stepOf(own.instant()) + offset;
      assertThat(used.accept("realm", DEVICE, step, WINDOW)).isEqualTo(step > newest);
      newest = Math.max(newest, step);
      own.forwardSeconds(pause);
    }
  }

  private boolean accept(long step) {
    return used(store).accept("realm", DEVICE, step, WINDOW);
  }

  private UsedSteps used(EphemeralStore view) {
    return new UsedSteps(view, Hashes.of("realm"), clock);
  }

  private boolean isInReach(long step) {
    return Math.abs(USUAL.stepOf(clock.instant()) - step) <= USUAL.mostDrift() + WINDOW;
  }

  private static String keycloakKey(long step) {
    return "credential." + code(step);
  }

  private static String code(long step) {
    return DEVICE.codes().at(step);
  }
}
