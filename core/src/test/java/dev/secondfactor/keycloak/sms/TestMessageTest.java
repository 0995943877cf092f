package dev.secondfactor.keycloak.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.keycloak.sms.TestAttempt.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestMessageTest {

  private static final SmsGateway MAIN = new Gateway("Main (1)");
  private static final SmsGateway SPARE = new Gateway("Spare (2)");

  private record Gateway(String name) implements SmsGateway {

    @Override
    public HandOver send(SmsMessage message) {
      return new HandOver.MaybeSent();
    }

    @Override
    public Optional<String> explain(String code) {
      return Optional.ofNullable(Map.of("20003", "wrong keys").get(code));
    }
  }

  @Nested
  @DisplayName("Given an attempt that has ended")
  class Ended {

    @ParameterizedTest
    @CsvSource({
      "CONFIGURATION, as it is set up (20003: wrong keys). Check its settings",
      "NUMBER, cannot send to this number (20003: wrong keys). Check the number",
      "TRANSIENT, takes nothing at the moment (20003: wrong keys). Check its address"
    })
    @DisplayName("a refusal is said with the gateway's code, what it means and what to do")
    void refused(Cause cause, String words) {
      TestAttempt attempt = ended(cause, "20003");

      assertThat(attempt.state()).isEqualTo(State.FAILED);
      assertThat(attempt.code()).isEqualTo("20003");
      assertThat(attempt.explanation()).contains(words);
    }

    @Test
    @DisplayName("a code that nobody can explain is said, and none is not")
    void unexplained() {
      assertThat(ended(Cause.TRANSIENT, "99999").explanation()).contains("moment (99999). Check");
      assertThat(ended(Cause.TRANSIENT, "").explanation()).contains("at the moment. Check");
    }

    @Test
    @DisplayName(
        "what was taken has the gateway's name for it, and says whether more will be known")
    void taken() {
      HandOver taken = new HandOver.Accepted("SM1");
      TestAttempt silent = TestAttempt.ended(MAIN, DeliveryResult.SENT, Optional.of(taken));
      TestAttempt reporting =
          TestAttempt.ended(MAIN, DeliveryResult.SENT_REPORT_DUE, Optional.of(taken));

      assertThat(List.of(silent.state(), reporting.state())).containsOnly(State.SENT);
      assertThat(silent.code()).isEqualTo("SM1");
      assertThat(silent.explanation()).contains("look at the phone");
      assertThat(reporting.explanation()).contains("will report");
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "UNKNOWN"})
    @DisplayName("what may have been sent is unknown")
    void unknown(FailureReason reason) {
      TestAttempt attempt = unanswered(reason);

      assertThat(attempt.state()).isEqualTo(State.UNKNOWN);
      assertThat(attempt.explanation()).contains("may have been sent");
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "UNAVAILABLE"})
    @DisplayName("a gateway that was left out has failed, and it is said why")
    void leftOut(FailureReason reason) {
      TestAttempt attempt = unanswered(reason);

      assertThat(attempt.state()).isEqualTo(State.FAILED);
      assertThat(attempt.explanation()).startsWith("The gateway was left out");
    }

    @Test
    @DisplayName("a report takes the place of what was known")
    void reported() {
      TestAttempt taken =
          TestAttempt.ended(
              MAIN, DeliveryResult.SENT_REPORT_DUE, Optional.of(new HandOver.Accepted("SM1")));

      assertThat(taken.delivered().state()).isEqualTo(State.DELIVERED);
      assertThat(taken.delivered().code()).isEqualTo("SM1");
      assertThat(taken.undelivered("30003", Optional.of("unreachable")).state())
          .isEqualTo(State.FAILED);
      assertThat(taken.undelivered("30003", Optional.of("unreachable")).explanation())
          .endsWith("did not arrive (30003: unreachable).");
    }

    private TestAttempt unanswered(FailureReason reason) {
      return TestAttempt.ended(MAIN, DeliveryResult.failed(reason), Optional.empty());
    }
  }

  @Nested
  @DisplayName("Given a message that was tried at two gateways")
  class Two {

    private final TestMessage message =
        new TestMessage("id", "+49 •••89", List.of(TestAttempt.queued(MAIN)))
            .with(ended(Cause.CONFIGURATION, "20003"))
            .with(TestAttempt.queued(SPARE));

    @Test
    @DisplayName("its state is that of the last one, and each gateway is there once, in order")
    void state() {
      assertThat(message.state()).isEqualTo(State.QUEUED);
      assertThat(message.attempts())
          .extracting(TestAttempt::gateway)
          .containsExactly("Main (1)", "Spare (2)");
      assertThat(message.with(ended(Cause.NUMBER, "1")).attempts()).hasSize(2);
      assertThat(new TestMessage("id", "", List.of()).state()).isEqualTo(State.QUEUED);
    }

    @Test
    @DisplayName("it is the same when it is read, in its realm, for a quarter of an hour")
    void kept() {
      MovableClock clock = new MovableClock();
      InMemoryStore store = new InMemoryStore(clock);
      TestStore tests = new TestStore("realm");
      tests.put(store, message);

      assertThat(tests.find(store, "id")).contains(message);
      assertThat(new TestStore("other").find(store, "id")).isEmpty();
      assertThat(tests.find(store, "other")).isEmpty();
      clock.forward(Duration.ofMinutes(15));
      assertThat(tests.find(store, "id")).isEmpty();
    }
  }

  private static TestAttempt ended(Cause cause, String code) {
    HandOver.NotSent refusal = new HandOver.NotSent(cause, code);
    return TestAttempt.ended(MAIN, DeliveryResult.failed(cause.reason()), Optional.of(refusal));
  }
}
