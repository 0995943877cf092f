package dev.secondfactor.core.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.core.testing.Parallel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PendingGrantsTest {

  private static final List<Method> METHODS = List.of(Method.TOTP, Method.EMAIL_OTP);

  private final MovableClock clock = new MovableClock();
  private final InMemoryStore store = new InMemoryStore(clock);
  private final AtomicInteger drawn = new AtomicInteger();
  private final PendingGrants grants = of("realm", "client");

  @Test
  @DisplayName("D4: a token names the sign-in for 5 minutes and not longer")
  void lifetime() {
    PendingGrant begun = grants.begin("user", "mark", METHODS);

    assertThat(grants.find(begun.token())).contains(begun);
    assertThat(begun.methods()).containsExactlyInAnyOrderElementsOf(METHODS);
    assertThat(begun.remaining(clock.instant())).isEqualTo(Duration.ofMinutes(5));
    clock.forward(Duration.ofMinutes(5).minusMillis(1));
    assertThat(grants.find(begun.token()))
        .map(grant -> grant.remaining(clock.instant()))
        .contains(Duration.ofMillis(1));
    clock.forwardMillis(1);
    assertThat(grants.find(begun.token())).isEmpty();
    assertThat(begun.remaining(clock.instant())).isZero();
  }

  @Test
  @DisplayName("D4: what is kept longer than it lives has expired nevertheless")
  void keptTooLong() {
    PendingGrant begun = grants.begin("user", "mark", METHODS);
    MovableClock behind = new MovableClock(clock.instant());
    InMemoryStore slow = new InMemoryStore(behind);
    store.content().forEach((key, values) -> slow.put(key, Duration.ofHours(1), values));
    clock.forward(Duration.ofMinutes(5));

    assertThat(
            new PendingGrants(slow, Hashes.of("secret"), clock, () -> "x", "realm", "client")
                .find(begun.token()))
        .isEmpty();
  }

  @Test
  @DisplayName("D4: neither another client nor another realm can name it, nor can a guess")
  void bound() {
    PendingGrant begun = grants.begin("user", "mark", METHODS);

    assertThat(of("realm", "other").find(begun.token())).isEmpty();
    assertThat(of("other", "client").find(begun.token())).isEmpty();
    assertThat(of("realm", "other").end(begun)).isFalse();
    assertThat(grants.find("")).isEmpty();
    assertThat(grants.find(begun.token() + "x")).isEmpty();
    assertThat(grants.find(begun.token())).isPresent();
  }

  @Test
  @DisplayName("D4: of many at the same moment one ends it")
  void endsOnce() {
    PendingGrant begun = grants.begin("user", "mark", METHODS);

    assertThat(Parallel.run(20, i -> grants.end(begun))).containsOnlyOnce(true);
    assertThat(grants.find(begun.token())).isEmpty();
  }

  @Test
  @DisplayName("D4: choosing a method does not bring back one that has ended")
  void choice() {
    PendingGrant begun = grants.begin("user", "mark", METHODS);
    assertThat(grants.chosen(begun)).isEmpty();

    grants.choose(begun, Method.EMAIL_OTP);
    grants.choose(begun, Method.SMS_OTP);
    assertThat(grants.chosen(begun)).contains(Method.SMS_OTP);
    assertThat(grants.end(begun)).isTrue();
    grants.choose(begun, Method.EMAIL_OTP);

    assertThat(grants.find(begun.token())).isEmpty();
    assertThat(grants.end(begun)).isFalse();
  }

  @Test
  @DisplayName("ASVS 11.2.4: neither the keys nor the values of the store have the token")
  void notKept() {
    PendingGrant begun = grants.begin("user", "mark", METHODS);
    grants.choose(begun, Method.TOTP);

    assertThat(store.content().toString()).doesNotContain(begun.token());
    assertThat(begun.toString()).doesNotContain(begun.token()).doesNotContain("mark");
    assertThat(grants.session(begun)).doesNotContain(begun.token());
    assertThat(grants.session(begun))
        .isNotEqualTo(grants.session(grants.begin("user", "mark", METHODS)))
        .isNotEqualTo(of("realm", "other").session(begun));
  }

  private PendingGrants of(String realm, String client) {
    return new PendingGrants(
        store, Hashes.of("secret"), clock, () -> "token-" + drawn.incrementAndGet(), realm, client);
  }
}
