package dev.secondfactor.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.testing.FailingStore;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryOrderedCodes;
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
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Given codes of which only the next one works")
class UsedOrderedCodesTest {

  private final MovableClock clock = new MovableClock();
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryOrderedCodes list =
      new InMemoryOrderedCodes("list", List.of("FIRST", "SECOND", "THIRD"));
  private final OrderedCodes asItWas = list.now();
  private final UsedCodes used = over(store);

  @Test
  @Tag("standard")
  @DisplayName("LSV-2, ASVS 6.5.1: each is used once, also by who still knows the list as it was")
  void once() {
    assertThat(use("FIRST")).contains(2);

    assertThat(useOfOld("FIRST")).isEmpty();
    clock.forward(Duration.ofDays(2));
    assertThat(useOfOld("FIRST")).as("when the claim has ended").isEmpty();
    assertThat(list.left()).isEqualTo(2);
  }

  @Test
  @DisplayName("the next ones follow at once, and of the last one none is left")
  void inOrder() {
    assertThat(use("FIRST")).contains(2);
    assertThat(use("SECOND")).contains(1);
    assertThat(use("THIRD")).contains(0);

    assertThat(use("THIRD")).as("of a list without codes").isEmpty();
  }

  @Test
  @DisplayName("a code that was used elsewhere in the meantime is used up no more")
  void usedElsewhere() {
    list.now().use("FIRST");

    assertThat(useOfOld("FIRST")).isEmpty();
    assertThat(list.left()).isEqualTo(2);
    assertThat(use("SECOND")).contains(1);
  }

  @Test
  @DisplayName("lists and realms are told apart")
  void apart() {
    OrderedCodes other = new InMemoryOrderedCodes("other", List.of("FIRST", "SECOND")).now();
    use("FIRST");

    assertThat(used.use("realm", other, "FIRST")).contains(1);
    assertThat(used.use("other", new InMemoryOrderedCodes("list", List.of("FIRST")).now(), "FIRST"))
        .contains(0);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 16: the key tells neither list nor code")
  void keys() {
    use("FIRST");

    assertThat(store.content().keySet())
        .singleElement()
        .asString()
        .startsWith("second-factor:recovery-code:")
        .doesNotContain("list", "FIRST")
        .hasSizeLessThanOrEqualTo(80);
  }

  @Test
  @DisplayName("a code that could not be taken away lets nobody in, and is given back")
  void database() {
    list.fail(true);
    assertThatIllegalStateException().isThrownBy(() -> use("FIRST"));
    assertThat(store.content()).isEmpty();

    list.fail(false);
    assertThat(use("FIRST")).contains(2);
  }

  @Test
  @DisplayName("a code that could not be claimed is not taken away")
  void claim() {
    UsedCodes dying = over(new FailingStore(store, "second-factor:"));

    assertThatIllegalStateException().isThrownBy(() -> dying.use("realm", asItWas, "FIRST"));
    assertThat(list.left()).isEqualTo(3);
  }

  @Test
  @DisplayName("a code whose node died in between waits for a minute, and then is not lost")
  void node() {
    OrderedCodes dying =
        new Removing(
            asItWas,
            () -> {
              throw new NodeDied();
            });
    assertThatThrownBy(() -> used.use("realm", dying, "FIRST")).isInstanceOf(NodeDied.class);

    assertThat(use("FIRST")).isEmpty();
    clock.forward(Duration.ofMinutes(1).minusMillis(1));
    assertThat(use("FIRST")).isEmpty();
    clock.forwardMillis(1);
    assertThat(use("FIRST")).contains(2);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 12: of 50 who use one code up, one does")
  void race() {
    for (String code : List.of("FIRST", "SECOND", "THIRD")) {
      OrderedCodes known = list.now();
      List<Optional<Integer>> results = Parallel.run(50, number -> used.use("realm", known, code));

      assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
    }
    assertThat(list.left()).isZero();
  }

  @Test
  @Tag("standard")
  @DisplayName(
      "LSV-2: in a thousand orders that the steps can go in, one of five uses it up, though the"
          + " database lets each of them")
  void interleaved() {
    OrderedCodes letting = new Removing(asItWas, () -> Optional.of(2));
    try (Interleavings interleavings = new Interleavings()) {
      for (int seed = 0; seed < 1000; seed++) {
        UsedCodes stepping = over(interleavings.stepping(new InMemoryStore(clock)));
        List<Boolean> results = Collections.synchronizedList(new ArrayList<>());
        Runnable task = () -> results.add(stepping.use("realm", letting, "FIRST").isPresent());

        interleavings.run(seed, Collections.nCopies(5, task));

        assertThat(results).as("seed %d", seed).hasSize(5).containsOnlyOnce(true);
      }
    }
  }

  private Optional<Integer> use(String code) {
    return used.use("realm", list.now(), code);
  }

  private Optional<Integer> useOfOld(String code) {
    return used.use("realm", asItWas, code);
  }

  private static UsedCodes over(EphemeralStore store) {
    return new UsedCodes(store, Hashes.of("realm"), new InMemorySets());
  }

  /** Codes of which the next one is taken away in another way. */
  private record Removing(OrderedCodes codes, Supplier<Optional<Integer>> removal)
      implements OrderedCodes {

    @Override
    public String id() {
      return codes.id();
    }

    @Override
    public Optional<Integer> next() {
      return codes.next();
    }

    @Override
    public boolean isNext(String code) {
      return codes.isNext(code);
    }

    @Override
    public Optional<Integer> use(String code) {
      return removal.get();
    }
  }
}
