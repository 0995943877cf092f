package dev.secondfactor.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Deliveries with small limits, and providers that answer, refuse or hang. */
final class DeliveriesBench implements AutoCloseable {

  /** So long that it never runs out in a test. */
  static final Duration NEVER = Duration.ofMinutes(5);

  static final Duration SOON = Duration.ofMillis(20);
  static final Dispatch GOOD = () -> {};

  final Deliveries deliveries;
  private final List<CountDownLatch> hanging = new ArrayList<>();

  DeliveriesBench(int waiting, Duration total, int outagesToOpen, Duration openFor) {
    this(new DeliveryLimits(4, 2, waiting, Duration.ZERO, total, outagesToOpen, openFor));
  }

  private DeliveriesBench(DeliveryLimits limits) {
    this.deliveries = new Deliveries(limits);
  }

  static DeliveriesBench withHeadStart(Duration headStart) {
    return new DeliveriesBench(new DeliveryLimits(4, 2, 10, headStart, SOON, 5, NEVER));
  }

  /** A provider that never gets ready before {@link #release}, and then takes the message. */
  final class Hanging implements Dispatch {

    private final CountDownLatch begun;
    private final CountDownLatch end = new CountDownLatch(1);

    Hanging(int times) {
      begun = new CountDownLatch(times);
      hanging.add(end);
    }

    @Override
    public void send() throws DeliveryException {
      begun.countDown();
      try {
        await(end);
      } catch (InterruptedException e) {
        throw new DeliveryException(FailureReason.UNAVAILABLE);
      }
    }

    /** Waits until as many messages hang as it was made for. */
    void awaitBegun() throws InterruptedException {
      await(begun);
    }

    void release() {
      end.countDown();
    }
  }

  /** What was told of one message, in order. */
  static final class Ends {

    private final BlockingQueue<DeliveryResult> told = new LinkedBlockingQueue<>();

    DeliveryResult next() throws InterruptedException {
      DeliveryResult result = told.poll(1, TimeUnit.MINUTES);
      assertThat(result).as("told").isNotNull();
      return result;
    }

    boolean nothingToldYet() {
      return told.isEmpty();
    }
  }

  Ends submit(String gateway, Dispatch dispatch) {
    Ends ends = new Ends();
    deliveries.submit(gateway, dispatch, ends.told::add);
    return ends;
  }

  /** Sends one message and waits for its end. */
  DeliveryResult send(String gateway, Dispatch dispatch) throws InterruptedException {
    return submit(gateway, dispatch).next();
  }

  /** Closes and waits until all that was taken has ended. */
  void closeAndWait() throws InterruptedException {
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    close();
    for (Thread thread : threads) {
      if (thread.getName().startsWith("second-factor-delivery-")) {
        thread.join(60_000);
      }
    }
  }

  static Dispatch failing(FailureReason reason) {
    return () -> {
      throw new DeliveryException(reason);
    };
  }

  static DeliveryResult failed(FailureReason reason) {
    return DeliveryResult.failed(reason);
  }

  @Override
  public void close() {
    hanging.forEach(CountDownLatch::countDown);
    deliveries.close();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
  }
}
