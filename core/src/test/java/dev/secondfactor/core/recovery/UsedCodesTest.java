package dev.secondfactor.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.core.testing.CountingHasher;
import dev.secondfactor.core.testing.FailingStore;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemorySets;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.Interleavings;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UsedCodesTest {

  private final MovableClock clock = new MovableClock();
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemorySets sets = new InMemorySets();
  private final RecoverySet set = Sets.fresh(new CountingHasher());
  private final UsedCodes used = new UsedCodes(store, Hashes.of("realm"), sets);

  @BeforeEach
  void keep() {
    sets.keep("realm", "user", set);
  }

  @Nested
  @DisplayName("Given a code that was used")
  class Used {

    @Test
    @Tag("standard")
    @DisplayName("LSV-2, ASVS 6.5.1: it is used once, also by who still knows the set as it was")
    void once() {
      assertThat(use(3).orElseThrow().left()).isEqualTo(9);

      assertThat(used.isUsed("realm", set, 3)).isTrue();
      assertThat(use(3)).isEmpty();
      clock.forward(Duration.ofDays(2));
      assertThat(use(3)).as("when the claim has ended").isEmpty();
      assertThat(sets.written()).isEqualTo(1);
    }

    @Test
    @DisplayName("the others are not touched, in whatever order")
    void others() {
      for (int index : List.of(7, 1, 10, 2)) {
        assertThat(used.isUsed("realm", set, index)).isFalse();
        assertThat(use(index)).isPresent();
      }

      assertThat(sets.of("realm", "user").left()).isEqualTo(6);
      assertThat(used.isUsed("other", set, 7)).isFalse();
    }

    @Test
    @DisplayName("the claim outlasts by far who knows the set as it was")
    void claim() {
      use(3);

      clock.forward(Duration.ofDays(1).minusMillis(1));
      assertThat(used.isUsed("realm", set, 3)).isTrue();
      clock.forwardMillis(1);
      assertThat(used.isUsed("realm", set, 3)).isFalse();
      assertThat(used.isUsed("realm", sets.of("realm", "user"), 3)).isTrue();
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 16: the key tells neither set nor code")
    void keys() {
      use(3);

      assertThat(store.content().keySet())
          .singleElement()
          .asString()
          .startsWith("second-factor:recovery-code:")
          .hasSizeLessThanOrEqualTo(80);
    }
  }

  @Nested
  @DisplayName("Given a set that was replaced")
  class Replaced {

    @Test
    @Tag("trap")
    @DisplayName("TRAP 20: a code of the old set is used up no more, and takes none of the new one")
    void old() {
      RecoverySet next =
          new RecoverySet("next", set.createdAt(), 10, set.unused(), Optional.empty());
      sets.keep("realm", "user", next);

      assertThat(use(3)).isEmpty();
      assertThat(sets.of("realm", "user").left()).isEqualTo(10);
      assertThat(used.use("realm", "user", next, 3)).isPresent();
    }

    @Test
    @DisplayName("of a user without a set nothing is used")
    void gone() {
      assertThat(used.use("realm", "other", set, 3)).isEmpty();
    }
  }

  @Nested
  @DisplayName("Given a failure between claim and removal")
  class Failure {

    @Test
    @DisplayName("a code that could not be taken away lets nobody in, and is given back")
    void database() {
      sets.fail(true);
      assertThatIllegalStateException().isThrownBy(() -> use(3));
      assertThat(used.isUsed("realm", set, 3)).isFalse();

      sets.fail(false);
      assertThat(use(3)).isPresent();
      assertThat(use(3)).isEmpty();
    }

    @Test
    @DisplayName("a code that could not be claimed is not taken away")
    void claim() {
      UsedCodes dying =
          new UsedCodes(new FailingStore(store, "second-factor:"), Hashes.of("realm"), sets);

      assertThatIllegalStateException().isThrownBy(() -> dying.use("realm", "user", set, 3));
      assertThat(sets.written()).isZero();
    }

    @Test
    @DisplayName("a code whose node died in between is used up for a day, and then not lost")
    void node() {
      UsedCodes dead = new UsedCodes(store, Hashes.of("realm"), new DeadNode());
      assertThatThrownBy(() -> dead.use("realm", "user", set, 3)).isInstanceOf(NodeDied.class);
      assertThat(used.isUsed("realm", set, 3)).isTrue();
      assertThat(use(3)).isEmpty();
      clock.forward(Duration.ofDays(1));
      assertThat(use(3)).isPresent();
    }
  }

  @Nested
  @DisplayName("Given many at the same moment")
  class Race {

    @Test
    @Tag("trap")
    @DisplayName("TRAP 12: of 50 who use one code up, one does")
    void oneCode() {
      for (int index = 1; index <= 10; index++) {
        int code = index;
        List<Optional<RecoverySet>> results = Parallel.run(50, number -> use(code));

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
      }
      assertThat(sets.written()).isEqualTo(10);
    }

    @Test
    @DisplayName("of ten who use ten codes up, each does, and none comes back")
    void tenCodes() {
      List<Optional<RecoverySet>> results = Parallel.run(10, number -> use(number + 1));

      assertThat(results)
          .extracting(rest -> rest.orElseThrow().left())
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      assertThat(sets.of("realm", "user").isSpent()).isTrue();
    }

    @Test
    @Tag("standard")
    @DisplayName(
        "LSV-2: in a thousand orders that the steps can go in, one of five uses it up, though the"
            + " database lets each of them")
    void interleaved() {
      try (Interleavings interleavings = new Interleavings()) {
        for (int seed = 0; seed < 1000; seed++) {
          UsedCodes stepping =
              new UsedCodes(
                  interleavings.stepping(new InMemoryStore(clock)),
                  Hashes.of("realm"),
                  (realm, user, id, index) -> set.use(index));
          List<Boolean> results = Collections.synchronizedList(new ArrayList<>());
          Runnable task = () -> results.add(stepping.use("realm", "user", set, 3).isPresent());

          interleavings.run(seed, Collections.nCopies(5, task));

          assertThat(results).as("seed %d", seed).hasSize(5).containsOnlyOnce(true);
        }
      }
    }

    @Test
    @DisplayName(
        "a code that was taken away, though the answer was lost, lets nobody in, in a thousand orders")
    void interleavedWithFailure() {
      try (Interleavings interleavings = new Interleavings()) {
        for (int seed = 0; seed < 1000; seed++) {
          sets.keep("realm", "user", set);
          AtomicInteger calls = new AtomicInteger();
          UsedCodes stepping =
              new UsedCodes(
                  interleavings.stepping(new InMemoryStore(clock)),
                  Hashes.of("realm"),
                  (realm, user, id, index) -> usedThenFailing(calls, realm, user, id, index));
          List<Boolean> results = Collections.synchronizedList(new ArrayList<>());
          Runnable task = () -> results.add(isLetIn(stepping));

          interleavings.run(seed, Collections.nCopies(5, task));

          assertThat(results).as("seed %d", seed).hasSize(5).doesNotContain(true);
          assertThat(sets.of("realm", "user").isUsed(3)).isTrue();
        }
      }
    }

    private boolean isLetIn(UsedCodes codes) {
      try {
        return codes.use("realm", "user", set, 3).isPresent();
      } catch (IllegalStateException e) {
        return false;
      }
    }

    /** The first one is committed, but its answer is lost. */
    private Optional<RecoverySet> usedThenFailing(
        AtomicInteger calls, String realm, String user, String id, int index) {
      Optional<RecoverySet> rest = sets.use(realm, user, id, index);
      if (calls.incrementAndGet() == 1) {
        throw new IllegalStateException("The connection was lost");
      }
      return rest;
    }
  }

  private Optional<RecoverySet> use(int index) {
    return used.use("realm", "user", set, index);
  }

  private static final class DeadNode implements RecoverySets {

    @Override
    public Optional<RecoverySet> use(String realmId, String userId, String setId, int index) {
      throw new NodeDied();
    }
  }
}
