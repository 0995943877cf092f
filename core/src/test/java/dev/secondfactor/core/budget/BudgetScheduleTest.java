package dev.secondfactor.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BudgetScheduleTest {

  private static final Duration WINDOW = Duration.ofSeconds(300);

  @Property(tries = 300)
  @Label("in no window are more taken than there are permits, whenever they are asked for")
  void slidingWindow(
      @ForAll @IntRange(min = 1, max = 80) int permits,
      @ForAll @Size(max = 300) List<@IntRange(max = 30) Integer> pauses) {
    MovableClock clock = new MovableClock();
    Budgets budgets = new Budgets(new InMemoryStore(clock), new SplittableRandom(3), clock);
    List<Long> taken = new ArrayList<>();

    for (int pause : pauses) {
      clock.forwardSeconds(pause);
      if (budgets.take("key", new Budget(permits, WINDOW)) instanceof Take.Taken) {
        taken.add(clock.millis());
      }
    }

    for (int first = 0; first + permits < taken.size(); first++) {
      assertThat(taken.get(first + permits) - taken.get(first))
          .isGreaterThanOrEqualTo(WINDOW.toMillis());
    }
  }

  @Property(tries = 300)
  @Label("a budget that can be looked at as a whole refuses only when it is spent, and tells why")
  void truthful(
      @ForAll @IntRange(min = 1, max = 10) int permits,
      @ForAll @Size(max = 100) List<@IntRange(max = 60) Integer> pauses) {
    MovableClock clock = new MovableClock();
    Budgets budgets = new Budgets(new InMemoryStore(clock), new SplittableRandom(3), clock);
    List<Long> taken = new ArrayList<>();

    for (int pause : pauses) {
      clock.forwardSeconds(pause);
      taken.removeIf(at -> at + WINDOW.toMillis() <= clock.millis());
      Take take = budgets.take("key", new Budget(permits, WINDOW));
      if (taken.size() < permits) {
        assertThat(take).isInstanceOf(Take.Taken.class);
        taken.add(clock.millis());
      } else {
        Duration untilFirst = WINDOW.minusMillis(clock.millis() - taken.get(0));
        assertThat(take).isEqualTo(new Take.Spent(untilFirst));
      }
    }
  }
}
