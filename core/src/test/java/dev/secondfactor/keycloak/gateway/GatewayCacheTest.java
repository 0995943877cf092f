package dev.secondfactor.keycloak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.sms.SmsGateway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayCacheTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger made = new AtomicInteger();
  private final InstantSource time = now::get;
  private final GatewayCache cache = new GatewayCache(time.withZone(ZoneOffset.UTC));

  @Test
  @DisplayName("the same configuration has one gateway, also when many ask at once")
  void one() {
    List<SmsGateway> got =
        IntStream.range(0, 1000).parallel().mapToObj(i -> get("1", "a")).distinct().toList();

    assertThat(got).hasSize(1);
    assertThat(made).hasValue(1);
  }

  @Test
  @DisplayName("another configuration takes the place of the one before")
  void replaced() {
    SmsGateway first = get("1", "a");
    SmsGateway second = get("1", "b");

    assertThat(second).isNotSameAs(first);
    assertThat(get("1", "b")).isSameAs(second);
    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("components do not share, even with equal settings")
  void apart() {
    assertThat(get("1", "a")).isNotSameAs(get("2", "a"));
  }

  @Test
  @DisplayName("one that is removed is made again")
  void removed() {
    SmsGateway first = get("1", "a");
    cache.remove("1");

    assertThat(cache.size()).isZero();
    assertThat(get("1", "a")).isNotSameAs(first);
  }

  @Test
  @DisplayName("one that nobody asks for is dropped after an hour, one in use is not")
  void unused() {
    SmsGateway used = get("used", "a");
    get("unused", "a");
    for (int i = 0; i < 4; i++) {
      pass(Duration.ofMinutes(20));
      assertThat(get("used", "a")).isSameAs(used);
    }

    assertThat(cache.size()).isEqualTo(1);
  }

  private SmsGateway get(String component, String configuration) {
    return cache.get(
        component,
        configuration,
        () -> new UnusableGateway(component, "made " + made.incrementAndGet()));
  }

  private void pass(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }
}
