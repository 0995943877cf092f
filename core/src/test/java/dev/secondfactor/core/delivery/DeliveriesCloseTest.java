package dev.secondfactor.core.delivery;

import static dev.secondfactor.core.delivery.DeliveriesBench.GOOD;
import static dev.secondfactor.core.delivery.DeliveriesBench.NEVER;
import static dev.secondfactor.core.delivery.DeliveriesBench.SOON;
import static dev.secondfactor.core.delivery.DeliveriesBench.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.delivery.DeliveriesBench.Ends;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DeliveriesCloseTest {

  @Test
  @DisplayName("closing sends what is under way and what waits for it")
  void drains() throws Exception {
    try (DeliveriesBench bench = new DeliveriesBench(3, NEVER, 5, NEVER)) {
      var hanging = bench.new Hanging(2);
      List<Ends> all = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        all.add(bench.submit("mail", hanging));
      }
      hanging.awaitBegun();
      Thread closing = new Thread(bench.deliveries::close);
      closing.start();
      while (!isRefusing(bench)) {
        Thread.onSpinWait();
      }
      hanging.release();

      for (Ends ends : all) {
        assertThat(ends.next()).isEqualTo(DeliveryResult.SENT);
      }
      closing.join();
    }
  }

  @Test
  @DisplayName("closing does not wait for a provider that hangs: each message is told its end")
  void doesNotWait() throws Exception {
    try (DeliveriesBench bench = new DeliveriesBench(3, SOON, 100, NEVER)) {
      var hanging = bench.new Hanging(2);
      List<Ends> all = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        all.add(bench.submit("mail", hanging));
      }
      hanging.awaitBegun();
      bench.deliveries.close();

      for (Ends ends : all) {
        assertThat(ends.next().state()).isEqualTo(DeliveryState.FAILED);
      }
    }
  }

  @Test
  @DisplayName("after closing everything is refused at once, however much it is")
  void refuses() throws Exception {
    DeliveriesBench bench = new DeliveriesBench(3, SOON, 5, NEVER);
    bench.send("mail", GOOD);
    bench.close();

    for (int i = 0; i < 10; i++) {
      Ends refused = bench.submit("mail", GOOD);
      assertThat(refused.nothingToldYet()).isFalse();
      assertThat(refused.next()).isEqualTo(failed(FailureReason.BUSY));
    }
  }

  @Test
  @DisplayName("closing ends the threads")
  void threads() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    DeliveriesBench bench = new DeliveriesBench(10, NEVER, 5, NEVER);
    var hanging = bench.new Hanging(2);
    bench.submit("mail", hanging);
    bench.submit("mail", hanging);
    hanging.awaitBegun();
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeAll(before);
    threads.removeIf(thread -> !thread.getName().startsWith("second-factor-"));
    bench.close();

    assertThat(threads).hasSize(3);
    for (Thread thread : threads) {
      thread.join(60_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  @DisplayName("closing may be interrupted and keeps the sign of it")
  void interrupted() throws Exception {
    try (DeliveriesBench bench = new DeliveriesBench(10, NEVER, 5, NEVER)) {
      var hanging = bench.new Hanging(1);
      Ends ends = bench.submit("mail", hanging);
      hanging.awaitBegun();
      Thread.currentThread().interrupt();
      bench.deliveries.close();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(ends.next()).isEqualTo(failed(FailureReason.UNAVAILABLE));
    }
  }

  private static boolean isRefusing(DeliveriesBench bench) throws InterruptedException {
    return bench.send("probe", GOOD).state() == DeliveryState.FAILED;
  }
}
