package dev.secondfactor.core.budget;

import dev.secondfactor.core.store.EphemeralStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Takes permits of budgets. A permit is a slot: a key that exactly one taker in the cluster can
 * claim and that frees itself when the window ends, so parallel takers never get more than there
 * are. Budgets of more than {@value #PROBES} permits are probed at random places; close to their
 * end they may refuse a little early, never late.
 */
public final class Budgets {

  private static final int PROBES = 64;
  private static final String AT = ":at";
  private static final String TAKEN_AT = "at";

  private final EphemeralStore store;
  private final RandomGenerator random;
  private final Clock clock;

  /** Budgets on a store. */
  public Budgets(EphemeralStore store, RandomGenerator random, Clock clock) {
    this.store = store;
    this.random = random;
    this.clock = clock;
  }

  /** Takes a permit of the budget under this key. */
  public Take take(String key, Budget budget) {
    boolean probing = budget.permits() > PROBES;
    int tries = Math.min(budget.permits(), PROBES);
    for (int i = 0; i < tries; i++) {
      int number = probing ? random.nextInt(budget.permits()) : i;
      String slot = key + ":" + number;
      if (store.claim(slot, budget.window())) {
        store.put(slot + AT, budget.window(), Map.of(TAKEN_AT, Long.toString(clock.millis())));
        return new Take.Taken(slot, tries - i - 1);
      }
    }
    return new Take.Spent(untilFree(key, budget, tries));
  }

  /** Gives a permit back that turned out not to be needed. */
  public void giveBack(Take.Taken permit) {
    store.remove(permit.slot());
  }

  private Duration untilFree(String key, Budget budget, int tries) {
    long now = clock.millis();
    long earliest =
        IntStream.range(0, tries)
            .mapToObj(number -> store.get(key + ":" + number + AT))
            .flatMap(Optional::stream)
            .mapToLong(values -> Long.parseLong(values.getOrDefault(TAKEN_AT, "0")))
            .min()
            .orElse(now);
    Duration left = budget.window().minusMillis(now - earliest);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
