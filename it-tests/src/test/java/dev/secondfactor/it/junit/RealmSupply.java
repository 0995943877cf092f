package dev.secondfactor.it.junit;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.admin.Turns;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Realms of a server, made before a test asks for one and removed after it, beside the tests: both
 * take longer than many a test. The next one that is asked for is taken to be like the last.
 */
public final class RealmSupply implements AutoCloseable {

  /** Some versions of Keycloak take more time for this beside logins than it spares. */
  private static final boolean IN_TURN = Boolean.getBoolean("secondfactor.realms.in-turn");

  private final Harness harness;
  private final ExecutorService beside =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
  private final LinkedBlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();
  private final AtomicLong order = new AtomicLong();
  private @Nullable Prepared next;

  RealmSupply(Harness harness) {
    this.harness = harness;
  }

  private record Kind(String purpose, List<String> secondFactors) {}

  private record Prepared(Kind kind, CompletableFuture<TestRealm> realm) {}

  /**
   * A realm that nobody else has.
   *
   * @throws RuntimeException when it cannot be made, or when one could not be removed meanwhile
   */
  TestRealm take(String purpose, List<String> secondFactors) {
    throwFailure();
    if (IN_TURN) {
      return TestRealm.create(harness, purpose, secondFactors);
    }
    Kind kind = new Kind(purpose, List.copyOf(secondFactors));
    Optional<Prepared> prepared = Optional.ofNullable(next);
    CompletableFuture<TestRealm> taken =
        prepared
            .filter(ready -> ready.kind().equals(kind))
            .map(Prepared::realm)
            .orElseGet(() -> make(kind));
    prepared.filter(ready -> !ready.kind().equals(kind)).ifPresent(this::drop);
    next = new Prepared(kind, make(kind));
    try {
      return taken.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("no realm", e.getCause());
    }
  }

  /** Removes a realm, some time soon. */
  void giveBack(TestRealm realm) {
    if (IN_TURN) {
      realm.close();
      return;
    }
    submit(false, realm::close);
  }

  /** Waits until nothing is made or removed, for a test that the load of that would disturb. */
  public void settle() {
    CompletableFuture<Void> last = new CompletableFuture<>();
    submit(false, () -> last.complete(null));
    last.join();
  }

  @Override
  public void close() {
    Optional.ofNullable(next).ifPresent(this::drop);
    settle();
    beside.shutdown();
    throwFailure();
  }

  /** It is made by then, for what is made comes first. */
  private void drop(Prepared unused) {
    submit(false, () -> unused.realm().join().close());
  }

  private CompletableFuture<TestRealm> make(Kind kind) {
    CompletableFuture<TestRealm> made = new CompletableFuture<>();
    submit(
        true,
        () -> {
          try {
            made.complete(TestRealm.create(harness, kind.purpose(), kind.secondFactors()));
          } catch (RuntimeException e) {
            made.completeExceptionally(e);
          }
        });
    return made;
  }

  private void submit(boolean urgent, Runnable work) {
    beside.execute(new Job(urgent, order.incrementAndGet(), work, failures));
  }

  private void throwFailure() {
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }

  /** What somebody waits for comes first, then in order. */
  private record Job(
      boolean urgent, long number, Runnable work, LinkedBlockingQueue<RuntimeException> failures)
      implements Runnable, Comparable<Job> {

    @Override
    public void run() {
      try {
        Turns.alone(work);
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }

    @Override
    public int compareTo(Job other) {
      return urgent == other.urgent
          ? Long.compare(number, other.number())
          : Boolean.compare(other.urgent(), urgent);
    }
  }
}
