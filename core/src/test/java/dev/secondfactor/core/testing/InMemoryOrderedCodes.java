package dev.secondfactor.core.testing;

import dev.secondfactor.core.recovery.OrderedCodes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Codes of which only the next one works, in memory; counts the comparisons. */
public final class InMemoryOrderedCodes {

  private final String id;
  private final List<String> codes;
  private final AtomicInteger comparisons = new AtomicInteger();
  private int used;
  private boolean failing;

  /** A list of codes in their order, of which none was used. */
  public InMemoryOrderedCodes(String id, List<String> codes) {
    this.id = id;
    this.codes = List.copyOf(codes);
  }

  /** The list as a request reads it that begins now. */
  public synchronized OrderedCodes now() {
    return new Reading(used);
  }

  /** A code by its number, from 1. */
  public String code(int number) {
    return codes.get(number - 1);
  }

  /** How many are left. */
  public synchronized int left() {
    return codes.size() - used;
  }

  /** How many comparisons there were. */
  public int comparisons() {
    return comparisons.get();
  }

  /** From now on nothing can be taken away, or everything again. */
  public synchronized void fail(boolean fails) {
    this.failing = fails;
  }

  private synchronized Optional<Integer> use(String code) {
    if (failing) {
      throw new IllegalStateException("The database is away");
    }
    if (left() == 0 || !codes.get(used).equals(code)) {
      return Optional.empty();
    }
    used++;
    return Optional.of(left());
  }

  /** What a request has read; what is taken away is decided by the list itself. */
  private final class Reading implements OrderedCodes {

    private final List<String> rest;

    private Reading(int used) {
      this.rest = codes.subList(used, codes.size());
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Optional<Integer> next() {
      return rest.isEmpty() ? Optional.empty() : Optional.of(codes.size() - rest.size() + 1);
    }

    @Override
    public boolean isNext(String code) {
      comparisons.incrementAndGet();
      return rest.stream().findFirst().filter(code::equals).isPresent();
    }

    @Override
    public Optional<Integer> use(String code) {
      return InMemoryOrderedCodes.this.use(code);
    }
  }
}
