package dev.secondfactor.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetsTest {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Budget THREE = new Budget(3, WINDOW);

  private final MovableClock clock = new MovableClock();
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Budgets budgets = budgets(7);

  @Nested
  @DisplayName("Given a budget of three")
  class Three {

    @Test
    void threeAreTakenAndNoMore() {
      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Taken("key:0", 2));
      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Taken("key:1", 1));
      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Taken("key:2", 0));
      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Spent(WINDOW));
    }

    @Test
    void anotherKeyIsAnotherBudget() {
      takeAll();

      assertThat(budgets.take("other", THREE)).isInstanceOf(Take.Taken.class);
    }

    @Test
    @DisplayName("it tells when the first permit is free, and then it is")
    void retryAfter() {
      takeAt(0, 60, 90);
      clock.forwardSeconds(10);
      assertThat(budgets.take("key", THREE)).isEqualTo(spent(500));

      clock.forward(Duration.ofSeconds(500).minusMillis(1));
      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Spent(Duration.ofMillis(1)));
      clock.forwardMillis(1);
      assertThat(budgets.take("key", THREE)).isInstanceOf(Take.Taken.class);
      assertThat(budgets.take("key", THREE)).isEqualTo(spent(60));
    }

    @Test
    @DisplayName("a permit that is given back can be taken again, and tells its new time")
    void giveBack() {
      Take.Taken first = (Take.Taken) budgets.take("key", THREE);
      budgets.giveBack(first);
      clock.forwardSeconds(100);
      assertThat(budgets.take("key", THREE)).isEqualTo(first);
      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Taken("key:1", 1));
      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Taken("key:2", 0));

      assertThat(budgets.take("key", THREE)).isEqualTo(spent(600));
      budgets.giveBack(first);
      assertThat(budgets.take("key", THREE)).isEqualTo(first);
      assertThat(budgets.take("key", THREE)).isEqualTo(spent(600));
    }

    @Test
    @DisplayName("while the times of the others are not visible yet, the whole window is told")
    void timesNotVisible() {
      InMemoryStore.Request request = store.request();
      Budgets other = new Budgets(request, new SplittableRandom(1), clock);
      IntStream.range(0, 3).forEach(i -> other.take("key", THREE));
      clock.forwardSeconds(100);

      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Spent(WINDOW));
    }

    @Test
    @DisplayName("a time that is too old, left by a permit given back, tells zero and not less")
    void oldTime() {
      takeAll();
      store.put("key:0:at", WINDOW.multipliedBy(3), Map.of("at", "1000"));

      assertThat(budgets.take("key", THREE)).isEqualTo(new Take.Spent(Duration.ZERO));
    }

    private void takeAll() {
      takeAt(0, 0, 0);
    }

    private void takeAt(long... seconds) {
      long now = 0;
      for (long second : seconds) {
        clock.forwardSeconds(second - now);
        now = second;
        assertThat(budgets.take("key", THREE)).isInstanceOf(Take.Taken.class);
      }
    }
  }

  @Nested
  @DisplayName("Given a budget that is too big to look at every permit")
  class Big {

    private static final int PERMITS = 500;
    private final Budget big = new Budget(PERMITS, WINDOW);

    @Test
    @DisplayName("it never gives more than there are, and nearly all of them")
    void neverMore() {
      long taken =
          IntStream.range(0, 20 * PERMITS)
              .filter(i -> budgets.take("key", big) instanceof Take.Taken)
              .count();

      assertThat(taken).isEqualTo(PERMITS);
    }

    @Test
    @DisplayName("it refuses nobody before most of it is spent")
    void notEarly() {
      for (int i = 0; i < PERMITS * 3 / 4; i++) {
        assertThat(budgets.take("key", big)).isInstanceOf(Take.Taken.class);
      }
    }

    @Test
    @DisplayName("what it tells when it is spent is never too short")
    void retryAfter() {
      for (int i = 0; i < 20 * PERMITS; i++) {
        budgets.take("key", big);
        if (i % 100 == 0) {
          clock.forwardMillis(10);
        }
      }
      Take.Spent spent = (Take.Spent) budgets.take("key", big);
      assertThat(spent.retryAfter()).isLessThan(WINDOW);

      clock.forward(spent.retryAfter());
      long taken =
          IntStream.range(0, 5000)
              .filter(i -> budgets.take("key", big) instanceof Take.Taken)
              .count();
      assertThat(taken).isPositive();
    }

    @Test
    @DisplayName("up to 64 permits every one is looked at")
    void border() {
      Budget border = new Budget(64, WINDOW);
      for (int i = 0; i < 64; i++) {
        assertThat(budgets.take("key", border)).isEqualTo(new Take.Taken("key:" + i, 63 - i));
      }
      assertThat(budgets.take("key", border)).isInstanceOf(Take.Spent.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 25, 64, 65, 200})
  @Tag("trap")
  @DisplayName("TRAP 2: however many take at the same moment, none gets more than the permits")
  void parallelTakers(int permits) {
    Budget budget = new Budget(permits, WINDOW);

    List<Long> taken =
        Parallel.run(
            16,
            number -> {
              Budgets own = budgets(number);
              return IntStream.range(0, 3 * permits)
                  .filter(i -> own.take("key", budget) instanceof Take.Taken)
                  .count();
            });

    assertThat(taken.stream().mapToLong(Long::longValue).sum()).isEqualTo(permits);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1"})
  void aBudgetThatCouldNeverBeTakenFromIsRefused(int permits, long seconds) {
    assertThatThrownBy(() -> new Budget(permits, Duration.ofSeconds(seconds)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Budgets budgets(long seed) {
    return new Budgets(store, new SplittableRandom(seed), clock);
  }

  private static Take.Spent spent(long seconds) {
    return new Take.Spent(Duration.ofSeconds(seconds));
  }
}
