package dev.secondfactor.core.delivery;

import static dev.secondfactor.core.delivery.DeliveriesBench.GOOD;
import static dev.secondfactor.core.delivery.DeliveriesBench.NEVER;
import static dev.secondfactor.core.delivery.DeliveriesBench.SOON;
import static dev.secondfactor.core.delivery.DeliveriesBench.failed;
import static dev.secondfactor.core.delivery.DeliveriesBench.failing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.delivery.DeliveriesBench.Ends;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class DeliveriesTest {

  @Nested
  @DisplayName("Given providers that answer")
  class Answering {

    @Test
    void sentIsTold() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 5, NEVER)) {
        assertThat(bench.send("mail", GOOD)).isEqualTo(DeliveryResult.SENT);
      }
    }

    @ParameterizedTest
    @EnumSource
    void theReasonOfAFailureIsTold(FailureReason reason) throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 5, NEVER)) {
        assertThat(bench.send("mail", failing(reason))).isEqualTo(failed(reason));
      }
    }

    @Test
    @DisplayName("what nobody expected is told as unknown, and the next message is sent")
    void unexpected() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 5, NEVER)) {
        Dispatch broken =
            () -> {
              throw new IllegalStateException("a@example.com");
            };
        for (int i = 0; i < 4; i++) {
          assertThat(bench.send("mail", broken)).isEqualTo(failed(FailureReason.UNKNOWN));
        }
        assertThat(bench.send("mail", GOOD)).isEqualTo(DeliveryResult.SENT);
      }
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 40: nothing is sent twice, however it fails")
    void once() throws Exception {
      AtomicInteger attempts = new AtomicInteger();
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 5, NEVER)) {
        bench.send(
            "mail",
            () -> {
              attempts.incrementAndGet();
              throw new DeliveryException(FailureReason.UNAVAILABLE);
            });
      }
      assertThat(attempts).hasValue(1);
    }

    @Test
    @DisplayName("they run on threads of their own that do not keep a server up")
    void threads() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 5, NEVER)) {
        List<Thread> threads = new ArrayList<>();
        bench.send("mail", () -> threads.add(Thread.currentThread()));

        assertThat(threads).singleElement().isNotSameAs(Thread.currentThread());
        assertThat(threads.get(0).isDaemon()).isTrue();
        assertThat(threads.get(0).getName()).startsWith("second-factor-delivery-");
      }
    }
  }

  @Nested
  @DisplayName("Given a provider that hangs")
  class Hanging {

    @Test
    @DisplayName("it holds up no other")
    void othersGoOn() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(2, NEVER, 5, NEVER)) {
        var hanging = bench.new Hanging(2);
        List<Ends> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          held.add(bench.submit("hanging", hanging));
        }
        hanging.awaitBegun();

        assertThat(bench.send("good", GOOD)).isEqualTo(DeliveryResult.SENT);
        assertThat(held).allMatch(Ends::nothingToldYet);
        hanging.release();
        for (Ends ends : held) {
          assertThat(ends.next()).isEqualTo(DeliveryResult.SENT);
        }
      }
    }

    @Test
    @DisplayName("no more messages wait for it than may; the next is refused at once")
    void full() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(3, NEVER, 5, NEVER)) {
        var hanging = bench.new Hanging(2);
        List<Ends> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          taken.add(bench.submit("hanging", hanging));
        }

        Ends refused = bench.submit("hanging", hanging);
        assertThat(refused.nothingToldYet()).isFalse();
        assertThat(refused.next()).isEqualTo(failed(FailureReason.BUSY));
        hanging.release();
        for (Ends ends : taken) {
          assertThat(ends.next()).isEqualTo(DeliveryResult.SENT);
        }
        assertThat(bench.send("hanging", GOOD)).isEqualTo(DeliveryResult.SENT);
      }
    }

    @Test
    @DisplayName("its time runs out: that is told, and when it was sent after all, that too")
    void timeout() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, SOON, 5, NEVER)) {
        var hanging = bench.new Hanging(1);
        Ends ends = bench.submit("hanging", hanging);

        assertThat(ends.next()).isEqualTo(failed(FailureReason.TIMEOUT));
        hanging.release();
        assertThat(ends.next()).isEqualTo(DeliveryResult.SENT);
      }
    }

    @Test
    @DisplayName("a failure after its time ran out is not told again")
    void failureAfterTimeout() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, SOON, 5, NEVER)) {
        var hanging = bench.new Hanging(1);
        Dispatch failsLate =
            () -> {
              hanging.send();
              throw new DeliveryException(FailureReason.UNAVAILABLE);
            };
        Ends ends = bench.submit("hanging", failsLate);
        assertThat(ends.next()).isEqualTo(failed(FailureReason.TIMEOUT));
        hanging.release();

        bench.closeAndWait();
        assertThat(ends.nothingToldYet()).isTrue();
      }
    }

    @Test
    @DisplayName("it is left alone when its time has run out often enough")
    void breaker() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, SOON, 2, NEVER)) {
        var hanging = bench.new Hanging(2);
        Ends one = bench.submit("hanging", hanging);
        Ends two = bench.submit("hanging", hanging);
        assertThat(one.next()).isEqualTo(failed(FailureReason.TIMEOUT));
        assertThat(two.next()).isEqualTo(failed(FailureReason.TIMEOUT));
        hanging.release();
        assertThat(one.next()).isEqualTo(DeliveryResult.SENT);
        assertThat(two.next()).isEqualTo(DeliveryResult.SENT);

        assertThat(bench.send("hanging", GOOD)).isEqualTo(failed(FailureReason.UNAVAILABLE));
      }
    }
  }

  @Nested
  @DisplayName("Given a provider that is down")
  class Down {

    @ParameterizedTest
    @EnumSource(
        names = {"REFUSED", "CONFIGURATION", "UNRENDERABLE", "UNDELIVERED"},
        mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("after some outages in a row it is left alone")
    void opens(FailureReason outage) throws Exception {
      AtomicInteger attempts = new AtomicInteger();
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 3, NEVER)) {
        Dispatch down =
            () -> {
              attempts.incrementAndGet();
              throw new DeliveryException(outage);
            };
        for (int i = 0; i < 3; i++) {
          assertThat(bench.send("down", down)).isEqualTo(failed(outage));
        }

        assertThat(bench.send("down", down)).isEqualTo(failed(FailureReason.UNAVAILABLE));
        assertThat(attempts).hasValue(3);
        assertThat(bench.send("other", GOOD)).isEqualTo(DeliveryResult.SENT);
      }
    }

    @Test
    @DisplayName("it is tried again after a time, and used when it is up")
    void closesAgain() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 2, Duration.ofMillis(50))) {
        bench.send("down", failing(FailureReason.UNAVAILABLE));
        bench.send("down", failing(FailureReason.UNAVAILABLE));

        DeliveryResult result = bench.send("down", GOOD);
        while (result.equals(failed(FailureReason.UNAVAILABLE))) {
          result = bench.send("down", GOOD);
        }
        assertThat(result).isEqualTo(DeliveryResult.SENT);
        assertThat(bench.send("down", GOOD)).isEqualTo(DeliveryResult.SENT);
      }
    }

    @Test
    @DisplayName("outages that are not in a row do not count")
    void notInARow() throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 2, NEVER)) {
        for (int i = 0; i < 5; i++) {
          assertThat(bench.send("shaky", failing(FailureReason.UNAVAILABLE)))
              .isEqualTo(failed(FailureReason.UNAVAILABLE));
          assertThat(bench.send("shaky", GOOD)).isEqualTo(DeliveryResult.SENT);
        }
      }
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "CONFIGURATION", "UNRENDERABLE", "UNDELIVERED"})
    @DisplayName("destinations, texts and settings that it refuses are no outage")
    void refusedDestinations(FailureReason refused) throws Exception {
      try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 2, NEVER)) {
        for (int i = 0; i < 10; i++) {
          assertThat(bench.send("mail", failing(refused))).isEqualTo(failed(refused));
        }
        assertThat(bench.send("mail", GOOD)).isEqualTo(DeliveryResult.SENT);
      }
    }
  }

  @Test
  @DisplayName("a message lets the page go before it: while it waits, nothing is handed over")
  void headStart() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (DeliveriesBench bench = DeliveriesBench.withHeadStart(NEVER)) {
      Ends ends = bench.submit("mail", attempts::incrementAndGet);
      bench.closeAndWait();

      assertThat(ends.next()).isEqualTo(failed(FailureReason.UNAVAILABLE));
    }
    assertThat(attempts).hasValue(0);
  }

  @Test
  void theDefaultsAreThoseOfTheDesign() {
    assertThat(DeliveryLimits.DEFAULT.total()).isEqualTo(Duration.ofSeconds(5));
    assertThat(DeliveryLimits.DEFAULT.threads()).isGreaterThan(DeliveryLimits.DEFAULT.perGateway());
  }
}
