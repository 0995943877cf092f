package dev.secondfactor.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

  private static final String TICKET = "abcdefghijABCDEFGHIJ_-";

  private final MovableClock clock = new MovableClock();
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Tickets tickets = new Tickets(store);

  @Test
  void anUnknownTicketHasNoState() {
    assertThat(tickets.state(TICKET)).isEmpty();
  }

  @Test
  @DisplayName("a ticket is known at once, also to requests beside the one that opened it")
  void queued() {
    new Tickets(store.request()).open(TICKET);

    assertThat(tickets.state(TICKET)).contains(DeliveryState.QUEUED);
  }

  @Test
  void sent() {
    tickets.open(TICKET);
    tickets.close(TICKET, DeliveryResult.SENT);

    assertThat(tickets.state(TICKET)).contains(DeliveryState.SENT);
  }

  @ParameterizedTest
  @EnumSource
  void failed(FailureReason reason) {
    tickets.open(TICKET);
    tickets.close(TICKET, DeliveryResult.failed(reason));

    assertThat(tickets.state(TICKET)).contains(DeliveryState.FAILED);
  }

  @Test
  void sentAfterAll() {
    tickets.open(TICKET);
    tickets.close(TICKET, DeliveryResult.failed(FailureReason.TIMEOUT));
    tickets.close(TICKET, DeliveryResult.SENT);

    assertThat(tickets.state(TICKET)).contains(DeliveryState.SENT);
  }

  @Test
  void forgottenAfterHalfAnHour() {
    tickets.open(TICKET);
    clock.forward(Duration.ofMinutes(30).minusMillis(1));
    assertThat(tickets.state(TICKET)).contains(DeliveryState.QUEUED);
    clock.forwardMillis(1);
    assertThat(tickets.state(TICKET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "abcdefghijABCDEFGHI",
        "abcdefghijABCDEFGHIJ:end",
        "abcdefghijABCDEFGHIJ\n",
        "../../../../../../../../etc",
        "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijk"
      })
  @DisplayName("what is not shaped like a ticket is not looked up")
  void shape(String ticket) {
    tickets.open(ticket);

    assertThat(tickets.state(ticket)).isEmpty();
  }

  @Property(tries = 300)
  void noTextDoesHarm(@ForAll String ticket) {
    assertThat(new Tickets(new InMemoryStore(new MovableClock())).state(ticket)).isEmpty();
  }

  @Test
  void idsAreThoseOfPagesAndEvents() {
    assertThat(DeliveryState.values())
        .extracting(DeliveryState::id)
        .containsExactly("queued", "sent", "failed");
    assertThat(FailureReason.values())
        .extracting(FailureReason::id)
        .containsExactly(
            "unavailable",
            "refused",
            "configuration",
            "unrenderable",
            "busy",
            "timeout",
            "unknown");
  }

  @Test
  @DisplayName("only what the provider took or may have taken is uncertain")
  void certainty() {
    assertThat(FailureReason.values())
        .filteredOn(FailureReason::isCertain)
        .containsExactly(
            FailureReason.UNAVAILABLE,
            FailureReason.REFUSED,
            FailureReason.CONFIGURATION,
            FailureReason.UNRENDERABLE,
            FailureReason.BUSY);
    assertThat(new DeliveryException(FailureReason.REFUSED)).hasMessage("refused").hasNoCause();
  }
}
