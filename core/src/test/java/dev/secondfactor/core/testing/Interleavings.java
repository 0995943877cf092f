package dev.secondfactor.core.testing;

import dev.secondfactor.core.lockout.GuardRecords;
import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.store.EphemeralStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Runs tasks in an order that a seed decides. Only one of them runs at any time; before each access
 * to a store or to guard records the turn may go to another one. The same seed gives the same order
 * again, so a failure can be repeated.
 */
public final class Interleavings implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "interleaved");
            thread.setDaemon(true);
            return thread;
          });
  private static final ThreadLocal<Turn> TURN = new ThreadLocal<>();

  private record Turn(Schedule schedule, int task) {}

  /** Runs the tasks to their end. */
  public void run(long seed, List<? extends Runnable> tasks) {
    Schedule schedule = new Schedule(seed, tasks.size());
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      Turn mine = new Turn(schedule, i);
      Runnable task = tasks.get(i);
      ends.add(threads.submit(() -> runInTurn(mine, task)));
    }
    schedule.begin();
    ends.forEach(end -> await(end, seed));
  }

  /** A place where the turn may go to another task. */
  public void step() {
    Turn mine = TURN.get();
    if (mine != null) {
      mine.schedule().step(mine.task());
    }
  }

  /** The store with a step before each access. */
  public EphemeralStore stepping(EphemeralStore store) {
    return new SteppingStore(store);
  }

  /** The records with a step before each access. */
  public GuardRecords stepping(GuardRecords guards) {
    return new SteppingGuards(guards);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void runInTurn(Turn mine, Runnable task) {
    mine.schedule().waitForTurn(mine.task());
    TURN.set(mine);
    try {
      task.run();
    } finally {
      TURN.remove();
      mine.schedule().end(mine.task());
    }
  }

  private static void await(Future<?> end, long seed) {
    try {
      end.get(1, TimeUnit.MINUTES);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("With seed " + seed + ": " + e, e);
    }
  }

  /** Whose turn it is. Only the task whose turn it is touches this. */
  private static final class Schedule {

    private final SplittableRandom random;
    private final double changes;
    private final List<Integer> running = new ArrayList<>();
    private final List<Semaphore> turns = new ArrayList<>();

    Schedule(long seed, int tasks) {
      this.random = new SplittableRandom(seed);
      this.changes = random.nextDouble();
      for (int i = 0; i < tasks; i++) {
        running.add(i);
        turns.add(new Semaphore(0));
      }
    }

    void begin() {
      next();
    }

    void waitForTurn(int task) {
      turns.get(task).acquireUninterruptibly();
    }

    void step(int task) {
      if (random.nextDouble() < changes) {
        next();
        waitForTurn(task);
      }
    }

    void end(int task) {
      running.remove(Integer.valueOf(task));
      if (!running.isEmpty()) {
        next();
      }
    }

    private void next() {
      turns.get(running.get(random.nextInt(running.size()))).release();
    }
  }

  private final class SteppingStore implements EphemeralStore {

    private final EphemeralStore store;

    private SteppingStore(EphemeralStore store) {
      this.store = store;
    }

    @Override
    public boolean claim(String key, Duration lifetime) {
      step();
      return store.claim(key, lifetime);
    }

    @Override
    public boolean isClaimed(String key) {
      step();
      return store.isClaimed(key);
    }

    @Override
    public void put(String key, Duration lifetime, Map<String, String> values) {
      step();
      store.put(key, lifetime, values);
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
      step();
      return store.get(key);
    }

    @Override
    public Optional<Map<String, String>> remove(String key) {
      step();
      return store.remove(key);
    }
  }

  private final class SteppingGuards implements GuardRecords {

    private final GuardRecords guards;

    private SteppingGuards(GuardRecords guards) {
      this.guards = guards;
    }

    @Override
    public MethodGuard read(Subject subject) {
      step();
      return guards.read(subject);
    }

    @Override
    public MethodGuard update(Subject subject, UnaryOperator<MethodGuard> change) {
      step();
      return guards.update(subject, change);
    }
  }
}
