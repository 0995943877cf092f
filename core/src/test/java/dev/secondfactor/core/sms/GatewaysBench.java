package dev.secondfactor.core.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.delivery.Deliveries;
import dev.secondfactor.core.delivery.DeliveryLimits;
import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.destination.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Gateways that answer as they are told, over real deliveries with small limits. */
final class GatewaysBench implements AutoCloseable {

  /** So long that it never runs out in a test. */
  static final Duration NEVER = Duration.ofMinutes(5);

  static final Duration SOON = Duration.ofMillis(20);
  static final int AT_ONCE = 2;
  static final int OUTAGES_TO_OPEN = 3;
  static final SmsMessage MESSAGE =
      new SmsMessage(
          new PhoneNumber("+4915123456789", "DE", 49),
          "012345 is your code",
          Duration.ofMinutes(5));

  private final Deliveries deliveries;
  private final SmsDelivery delivery;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> attempts = new CopyOnWriteArrayList<>();
  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch released = new CountDownLatch(1);

  GatewaysBench(Duration total, int waiting) {
    deliveries =
        new Deliveries(
            new DeliveryLimits(8, AT_ONCE, waiting, Duration.ZERO, total, OUTAGES_TO_OPEN, NEVER));
    delivery =
        new SmsDelivery(
            deliveries,
            new GatewayAnswers() {
              @Override
              public void heard(SmsGateway gateway, HandOver answer) {
                heard.add(gateway.name() + " " + answer);
              }

              @Override
              public void ended(SmsGateway gateway, DeliveryResult result) {
                attempts.add(
                    gateway.name() + " " + result.reason().map(FailureReason::id).orElse("sent"));
              }
            });
  }

  /** A gateway that keeps what it was handed. */
  record Scripted(String name, Function<SmsMessage, HandOver> answer, List<SmsMessage> sent)
      implements SmsGateway {

    @Override
    public HandOver send(SmsMessage message) {
      sent.add(message);
      return answer.apply(message);
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

  Scripted gateway(String name, HandOver answer) {
    return gateway(name, message -> answer);
  }

  Scripted gateway(String name, Function<SmsMessage, HandOver> answer) {
    return new Scripted(name, answer, new CopyOnWriteArrayList<>());
  }

  /** A gateway that does not answer before {@link #release}. */
  Scripted hanging(String name, HandOver answer) {
    return gateway(
        name,
        message -> {
          begun.release();
          awaitUninterruptibly();
          return answer;
        });
  }

  /** Waits until so many messages hang. */
  void awaitHanging(int messages) throws InterruptedException {
    assertThat(begun.tryAcquire(messages, 1, TimeUnit.MINUTES)).isTrue();
  }

  void release() {
    released.countDown();
  }

  Ends submit(SmsGateway... gateways) {
    return submit(MESSAGE, gateways);
  }

  Ends submit(SmsMessage message, SmsGateway... gateways) {
    Ends ends = new Ends();
    delivery.submit(List.of(gateways), message, ends.told::add);
    return ends;
  }

  /** Sends the message and waits for its end. */
  DeliveryResult send(SmsGateway... gateways) throws InterruptedException {
    return submit(gateways).next();
  }

  /** What the gateways have answered, in order. */
  List<String> heard() {
    return heard;
  }

  /** How each attempt ended, in order. */
  List<String> attempts() {
    return attempts;
  }

  static HandOver notSent(HandOver.Cause cause) {
    return new HandOver.NotSent(cause, "21211");
  }

  static DeliveryResult failed(FailureReason reason) {
    return DeliveryResult.failed(reason);
  }

  /** Ends all that is under way, and waits for it. */
  @Override
  public void close() {
    release();
    deliveries.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("second-factor-delivery-")) {
        join(thread);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(60_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitUninterruptibly() {
    boolean done = false;
    while (!done) {
      try {
        done = released.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        // Closing interrupts; the test decides when this one answers.
      }
    }
  }
}
