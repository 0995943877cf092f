package dev.secondfactor.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
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
  @DisplayName("a refused destination is told apart only where it was asked for")
  void refused() {
    DeliveryResult refused = DeliveryResult.failed(FailureReason.REFUSED);
    tickets.open(TICKET);
    tickets.close(TICKET, refused);
    assertThat(tickets.progress(TICKET).map(Progress::state)).contains(DeliveryState.FAILED);

    tickets.close(TICKET, refused.tellingRefusal());
    assertThat(tickets.progress(TICKET).map(Progress::state)).contains(DeliveryState.REFUSED);
    assertThat(DeliveryState.REFUSED.isFailure()).isTrue();

    tickets.close(TICKET, DeliveryResult.failed(FailureReason.UNAVAILABLE).tellingRefusal());
    assertThat(tickets.progress(TICKET).map(Progress::state)).contains(DeliveryState.FAILED);
  }

  @Test
  void anUnknownTicketHasNoState() {
    assertThat(tickets.progress(TICKET)).isEmpty();
  }

  @Test
  @DisplayName("a ticket is known at once, also to requests beside the one that opened it")
  void queued() {
    new Tickets(store.request()).open(TICKET);

    assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.QUEUED, false));
  }

  @Test
  void sent() {
    tickets.open(TICKET);
    tickets.close(TICKET, DeliveryResult.SENT);

    assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.SENT, true));
  }

  @ParameterizedTest
  @EnumSource
  void failed(FailureReason reason) {
    tickets.open(TICKET);
    tickets.close(TICKET, DeliveryResult.failed(reason));

    assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.FAILED, true));
  }

  @Test
  void sentAfterAll() {
    tickets.open(TICKET);
    tickets.close(TICKET, DeliveryResult.failed(FailureReason.TIMEOUT));
    tickets.close(TICKET, DeliveryResult.SENT);

    assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.SENT, true));
  }

  @Nested
  @DisplayName("Given a provider that reports what becomes of its messages")
  class Reported {

    @BeforeEach
    void open() {
      tickets.open(TICKET);
    }

    @Test
    @DisplayName("after it was sent more is expected, for two minutes")
    void expected() {
      tickets.close(TICKET, DeliveryResult.SENT_REPORT_DUE);
      clock.forward(Duration.ofMinutes(2).minusMillis(1));
      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.SENT, false));

      clock.forwardMillis(1);
      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.SENT, true));
    }

    @Test
    void delivered() {
      tickets.close(TICKET, DeliveryResult.SENT_REPORT_DUE);

      assertThat(tickets.report(TICKET, DeliveryState.DELIVERED, "")).isTrue();
      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.DELIVERED, true));
    }

    @Test
    void undelivered() {
      tickets.close(TICKET, DeliveryResult.SENT_REPORT_DUE);

      assertThat(tickets.report(TICKET, DeliveryState.FAILED, "30003")).isTrue();
      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.FAILED, true));
    }

    @Test
    @DisplayName("the provider's own code is kept with its report")
    void code() {
      assertThat(tickets.reportedCode(TICKET)).isEmpty();
      tickets.report(TICKET, DeliveryState.FAILED, "30003");
      tickets.report(TICKET, DeliveryState.FAILED, "30005");

      assertThat(tickets.reportedCode(TICKET)).contains("30003");
      assertThat(tickets.reportedCode("abcdefghijABCDEFGHIJ_-:report")).isEmpty();
    }

    @Test
    @DisplayName("what is to be known of the message is kept as long as the ticket")
    void description() {
      tickets.describe(TICKET, Map.of("method", "sms-otp"));
      assertThat(tickets.description(TICKET)).contains(Map.of("method", "sms-otp"));

      clock.forward(Duration.ofMinutes(30));
      assertThat(tickets.description(TICKET)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijABCDEFGHIJ_0", "", "abcdefghijABCDEFGHIJ_-:about"})
    @DisplayName("of what is no ticket nothing is known")
    void noDescription(String ticket) {
      tickets.describe(ticket, Map.of("method", "sms-otp"));

      assertThat(tickets.description(ticket)).isEmpty();
    }

    @Test
    @DisplayName("a report that is faster than our own note of the sending is kept")
    void before() {
      tickets.report(TICKET, DeliveryState.DELIVERED, "");
      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.DELIVERED, true));

      tickets.close(TICKET, DeliveryResult.SENT_REPORT_DUE);
      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.DELIVERED, true));
    }

    @Test
    @DisplayName("what counted as failed, because no answer came in time, may have arrived")
    void afterATimeout() {
      tickets.close(TICKET, DeliveryResult.failed(FailureReason.TIMEOUT));
      tickets.report(TICKET, DeliveryState.DELIVERED, "");

      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.DELIVERED, true));
    }

    @Test
    @DisplayName("only the first report counts")
    void repeated() {
      assertThat(tickets.report(TICKET, DeliveryState.DELIVERED, "")).isTrue();

      assertThat(tickets.report(TICKET, DeliveryState.DELIVERED, "")).isFalse();
      assertThat(tickets.report(TICKET, DeliveryState.FAILED, "30003")).isFalse();
      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.DELIVERED, true));
    }

    @Test
    @DisplayName("of two reports at the same moment one counts")
    void parallel() {
      InMemoryStore.Request one = store.request();
      InMemoryStore.Request two = store.request();

      assertThat(new Tickets(one).report(TICKET, DeliveryState.DELIVERED, "")).isTrue();
      assertThat(new Tickets(two).report(TICKET, DeliveryState.FAILED, "30003")).isFalse();
      two.commit();
      one.commit();
      assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.DELIVERED, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijABCDEFGHIJ_0", "", "short", "abcdefghijABCDEFGHIJ_-:end"})
    @DisplayName("a report for no ticket leaves nothing behind")
    void unknown(String ticket) {
      var before = store.content();

      assertThat(tickets.report(ticket, DeliveryState.DELIVERED, "")).isFalse();
      assertThat(store.content()).isEqualTo(before);
    }

    @Test
    @DisplayName("a report that comes after the ticket was forgotten brings nothing back")
    void late() {
      clock.forward(Duration.ofMinutes(30));

      assertThat(tickets.report(TICKET, DeliveryState.DELIVERED, "")).isFalse();
      assertThat(tickets.progress(TICKET)).isEmpty();
    }
  }

  @Test
  void forgottenAfterHalfAnHour() {
    tickets.open(TICKET);
    clock.forward(Duration.ofMinutes(30).minusMillis(1));
    assertThat(tickets.progress(TICKET)).contains(new Progress(DeliveryState.QUEUED, false));
    clock.forwardMillis(1);
    assertThat(tickets.progress(TICKET)).isEmpty();
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

    assertThat(tickets.progress(ticket)).isEmpty();
  }

  @Property(tries = 300)
  void noTextDoesHarm(@ForAll String ticket) {
    assertThat(new Tickets(new InMemoryStore(new MovableClock())).progress(ticket)).isEmpty();
  }

  @Test
  void idsAreThoseOfPagesAndEvents() {
    assertThat(DeliveryState.values())
        .extracting(DeliveryState::id)
        .containsExactly("queued", "sent", "delivered", "failed", "refused");
    assertThat(FailureReason.values())
        .extracting(FailureReason::id)
        .containsExactly(
            "unavailable",
            "refused",
            "configuration",
            "unrenderable",
            "busy",
            "timeout",
            "undelivered",
            "unknown");
  }

  @Test
  @DisplayName("a message that did not arrive says nothing of whether the provider is down")
  void outages() {
    assertThat(FailureReason.values())
        .filteredOn(FailureReason::isOutage)
        .containsExactly(
            FailureReason.UNAVAILABLE,
            FailureReason.BUSY,
            FailureReason.TIMEOUT,
            FailureReason.UNKNOWN);
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
