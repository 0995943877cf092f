package dev.secondfactor.core.delivery;

import dev.failsafe.CircuitBreaker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Hands messages to providers on threads of its own. A provider that is slow or down costs no
 * request anything and holds up no other provider; nothing is sent twice.
 */
public final class Deliveries implements AutoCloseable {

  private final DeliveryLimits limits;
  private final ExecutorService workers;
  private final ScheduledThreadPoolExecutor timer;
  private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private record Gateway(Lane lane, CircuitBreaker<Object> breaker) {}

  /** Starts the threads; {@link #close} ends them. */
  public Deliveries(DeliveryLimits limits) {
    this.limits = limits;
    this.workers =
        Executors.newFixedThreadPool(limits.threads(), threads("second-factor-delivery-"));
    this.timer = new ScheduledThreadPoolExecutor(1, threads("second-factor-timer-"));
    this.timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * Sends a message soon and returns at once.
   *
   * @param gateway names the provider with its configuration; a lane and a breaker belong to it
   * @param dispatch hands the message over
   * @param ended is told the result, at once when the message is refused, else on another thread;
   *     after a timeout it may be told once more that the message was sent after all
   */
  public void submit(String gateway, Dispatch dispatch, Consumer<DeliveryResult> ended) {
    Gateway target = gateways.computeIfAbsent(gateway, name -> newGateway());
    if (!target.lane().offer(() -> run(target.breaker(), dispatch, ended))) {
      ended.accept(DeliveryResult.failed(FailureReason.BUSY));
    }
  }

  /** Sends what is waiting, for as long as one hand-over may take, and refuses the rest. */
  @Override
  public void close() {
    workers.shutdown();
    try {
      workers.awaitTermination(limits.total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closed = true;
    workers.shutdownNow().forEach(Runnable::run);
    timer.shutdown();
  }

  private void run(
      CircuitBreaker<Object> breaker, Dispatch dispatch, Consumer<DeliveryResult> ended) {
    LockSupport.parkNanos(limits.headStart().toNanos());
    if (closed || !breaker.tryAcquirePermit()) {
      ended.accept(DeliveryResult.failed(FailureReason.UNAVAILABLE));
      return;
    }
    // A time that runs out is an outage: a provider that hangs would never end to be one.
    Consumer<DeliveryResult> judged = result -> judge(breaker, result);
    OneEnd end = new OneEnd(judged.andThen(ended), ended);
    ScheduledFuture<?> timeout =
        timer.schedule(end::timedOut, limits.total().toMillis(), TimeUnit.MILLISECONDS);
    DeliveryResult result = DeliveryResult.failed(FailureReason.UNKNOWN);
    try {
      dispatch.send();
      result = DeliveryResult.SENT;
    } catch (DeliveryException e) {
      result = DeliveryResult.failed(e.reason());
    } catch (RuntimeException e) {
      // Unknown, and nothing more: its text may name the destination.
      result = DeliveryResult.failed(FailureReason.UNKNOWN);
    } finally {
      timeout.cancel(false);
      end.finished(result);
    }
  }

  private static void judge(CircuitBreaker<Object> breaker, DeliveryResult result) {
    if (result.reason().filter(FailureReason::isOutage).isPresent()) {
      breaker.recordFailure();
    } else {
      breaker.recordSuccess();
    }
  }

  private Gateway newGateway() {
    CircuitBreaker<Object> breaker =
        CircuitBreaker.builder()
            .withFailureThreshold(limits.outagesToOpen())
            .withDelay(limits.openFor())
            .build();
    return new Gateway(new Lane(workers, limits.perGateway(), limits.waitingPerGateway()), breaker);
  }

  private static ThreadFactory threads(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
