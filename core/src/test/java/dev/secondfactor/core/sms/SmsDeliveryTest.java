package dev.secondfactor.core.sms;

import static dev.secondfactor.core.sms.GatewaysBench.NEVER;
import static dev.secondfactor.core.sms.GatewaysBench.SOON;
import static dev.secondfactor.core.sms.GatewaysBench.failed;
import static dev.secondfactor.core.sms.GatewaysBench.notSent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.sms.GatewaysBench.Ends;
import dev.secondfactor.core.sms.GatewaysBench.Scripted;
import dev.secondfactor.core.sms.HandOver.Cause;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class SmsDeliveryTest {

  private static final HandOver ACCEPTED = new HandOver.Accepted("SM1");
  private static final HandOver MAYBE = new HandOver.MaybeSent();

  private GatewaysBench bench = new GatewaysBench(NEVER, 100);

  @AfterEach
  void close() {
    bench.close();
  }

  private void use(GatewaysBench other) {
    bench.close();
    bench = other;
  }

  @Nested
  @DisplayName("Given a gateway that takes messages")
  class Accepting {

    @Test
    @DisplayName("it is sent there, and no other is asked")
    void first() throws Exception {
      Scripted first = bench.gateway("first", ACCEPTED);
      Scripted second = bench.gateway("second", ACCEPTED);

      assertThat(bench.send(first, second)).isEqualTo(DeliveryResult.SENT);
      assertThat(first.sent()).containsExactly(GatewaysBench.MESSAGE);
      assertThat(second.sent()).isEmpty();
      assertThat(bench.heard()).containsExactly("first " + ACCEPTED);
    }
  }

  @Nested
  @DisplayName("Given a gateway that reports what becomes of messages")
  class Reporting {

    private static final SmsMessage FOLLOWED =
        new SmsMessage(
            GatewaysBench.MESSAGE.to(),
            GatewaysBench.MESSAGE.text(),
            GatewaysBench.MESSAGE.validity(),
            Optional.of(URI.create("https://login.example.com/reports/t")));

    private record Reporter(SmsGateway gateway) implements SmsGateway {

      @Override
      public String name() {
        return gateway.name();
      }

      @Override
      public HandOver send(SmsMessage message) {
        return gateway.send(message);
      }

      @Override
      public Optional<ReportReader> reports() {
        return Optional.of(request -> Optional.empty());
      }
    }

    @Test
    @DisplayName("a report is due when it was asked for")
    void due() throws Exception {
      Reporter reporter = new Reporter(bench.gateway("first", ACCEPTED));

      assertThat(bench.submit(FOLLOWED, reporter).next()).isEqualTo(DeliveryResult.SENT_REPORT_DUE);
      assertThat(bench.send(reporter)).isEqualTo(DeliveryResult.SENT);
    }

    @Test
    @DisplayName("none is due when another gateway has taken the message, or none has")
    void byAnother() throws Exception {
      Reporter reporter = new Reporter(bench.gateway("first", notSent(Cause.TRANSIENT)));

      assertThat(bench.submit(FOLLOWED, reporter, bench.gateway("second", ACCEPTED)).next())
          .isEqualTo(DeliveryResult.SENT);
      assertThat(bench.submit(FOLLOWED, reporter).next())
          .isEqualTo(failed(FailureReason.UNAVAILABLE));
    }
  }

  @Nested
  @DisplayName("Given a first gateway that has certainly not sent it")
  class CertainlyNot {

    @ParameterizedTest
    @EnumSource
    @DisplayName("the next one is tried, and both are heard")
    void failover(Cause cause) throws Exception {
      Scripted first = bench.gateway("first", notSent(cause));
      Scripted second = bench.gateway("second", ACCEPTED);

      assertThat(bench.send(first, second)).isEqualTo(DeliveryResult.SENT);
      assertThat(first.sent()).hasSize(1);
      assertThat(second.sent()).hasSize(1);
      assertThat(bench.heard()).containsExactly("first " + notSent(cause), "second " + ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
      "NUMBER, REFUSED, TRANSIENT",
      "CONFIGURATION, CONFIGURATION, NUMBER",
      "TRANSIENT, UNAVAILABLE, NUMBER"
    })
    @DisplayName("when all have not, it is told once why the first has not")
    void allFail(Cause first, FailureReason told, Cause others) throws Exception {
      Scripted[] gateways = {
        bench.gateway("first", notSent(first)),
        bench.gateway("second", notSent(others)),
        bench.gateway("third", notSent(others))
      };
      Ends ends = bench.submit(gateways);

      assertThat(ends.next()).isEqualTo(failed(told));
      bench.close();
      assertThat(ends.nothingToldYet()).isTrue();
      assertThat(gateways).allSatisfy(gateway -> assertThat(gateway.sent()).hasSize(1));
    }

    @Test
    @DisplayName("one that was down a moment ago is left out, and the message goes by the next")
    void breaker() throws Exception {
      Scripted down = bench.gateway("down", notSent(Cause.TRANSIENT));
      Scripted good = bench.gateway("good", ACCEPTED);
      for (int i = 0; i < GatewaysBench.OUTAGES_TO_OPEN + 3; i++) {
        assertThat(bench.send(down, good)).isEqualTo(DeliveryResult.SENT);
      }

      assertThat(down.sent()).hasSize(GatewaysBench.OUTAGES_TO_OPEN);
      assertThat(good.sent()).hasSize(GatewaysBench.OUTAGES_TO_OPEN + 3);
      assertThat(bench.heard()).hasSize(2 * GatewaysBench.OUTAGES_TO_OPEN + 3);
      assertThat(bench.attempts())
          .hasSize(2 * (GatewaysBench.OUTAGES_TO_OPEN + 3))
          .endsWith("down unavailable", "good sent");
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBER", "CONFIGURATION"})
    @DisplayName("numbers that it refuses, and settings, do not make it count as down")
    void noOutage(Cause cause) throws Exception {
      Scripted picky = bench.gateway("picky", notSent(cause));
      for (int i = 0; i < 3 * GatewaysBench.OUTAGES_TO_OPEN; i++) {
        bench.send(picky);
      }

      assertThat(picky.sent()).hasSize(3 * GatewaysBench.OUTAGES_TO_OPEN);
    }
  }

  @Nested
  @Tag("trap")
  @DisplayName("Given a first gateway that may have sent it")
  class Maybe {

    @Test
    @DisplayName("TRAP 40: an answer that cannot be read is the end, and no other is tried")
    void unreadable() throws Exception {
      Scripted second = bench.gateway("second", ACCEPTED);
      Ends ends = bench.submit(bench.gateway("first", MAYBE), second);

      assertThat(ends.next()).isEqualTo(failed(FailureReason.UNKNOWN));
      bench.close();
      assertThat(second.sent()).isEmpty();
      assertThat(ends.nothingToldYet()).isTrue();
    }

    @Test
    @DisplayName("TRAP 40: a gateway that breaks in the middle is the end, too")
    void broken() throws Exception {
      Scripted second = bench.gateway("second", ACCEPTED);
      Scripted first =
          bench.gateway(
              "first",
              message -> {
                throw new IllegalStateException(message.to().value());
              });
      Ends ends = bench.submit(first, second);

      assertThat(ends.next()).isEqualTo(failed(FailureReason.UNKNOWN));
      bench.close();
      assertThat(second.sent()).isEmpty();
    }

    @Test
    @DisplayName("TRAP 40: when its time runs out no other is tried, whatever it says later")
    void timeout() throws Exception {
      use(new GatewaysBench(SOON, 100));
      Scripted second = bench.gateway("second", ACCEPTED);
      var hanging = bench.hanging("first", notSent(Cause.TRANSIENT));
      Ends ends = bench.submit(hanging, second);
      assertThat(ends.next()).isEqualTo(failed(FailureReason.TIMEOUT));

      bench.release();
      bench.close();
      assertThat(second.sent()).isEmpty();
      assertThat(ends.nothingToldYet()).isTrue();
      assertThat(bench.heard()).containsExactly("first " + notSent(Cause.TRANSIENT));
    }

    @Test
    @DisplayName("that it was sent after all is told, and by which name")
    void sentAfterAll() throws Exception {
      use(new GatewaysBench(SOON, 100));
      Ends ends = bench.submit(bench.hanging("first", ACCEPTED), bench.gateway("second", MAYBE));
      assertThat(ends.next()).isEqualTo(failed(FailureReason.TIMEOUT));

      bench.release();
      assertThat(ends.next()).isEqualTo(DeliveryResult.SENT);
      assertThat(bench.heard()).containsExactly("first " + ACCEPTED);
      assertThat(bench.attempts()).containsExactly("first timeout", "first sent");
    }
  }

  @Nested
  @DisplayName("Given a gateway that hangs")
  class Hanging {

    @Test
    @DisplayName("what goes by another is not held up, and what finds it full goes by the next")
    void othersGoOn() throws Exception {
      use(new GatewaysBench(NEVER, 1));
      Scripted hanging = bench.hanging("hanging", ACCEPTED);
      Scripted good = bench.gateway("good", ACCEPTED);
      List<Ends> held = new ArrayList<>();
      for (int i = 0; i < GatewaysBench.AT_ONCE + 1; i++) {
        held.add(bench.submit(hanging, good));
      }
      bench.awaitHanging(GatewaysBench.AT_ONCE);

      assertThat(bench.send(good)).isEqualTo(DeliveryResult.SENT);
      assertThat(bench.send(hanging, good)).isEqualTo(DeliveryResult.SENT);
      assertThat(good.sent()).hasSize(2);
      assertThat(held).allMatch(Ends::nothingToldYet);
      bench.release();
      for (Ends ends : held) {
        assertThat(ends.next()).isEqualTo(DeliveryResult.SENT);
      }
      assertThat(good.sent()).hasSize(2);
      assertThat(hanging.sent()).hasSize(GatewaysBench.AT_ONCE + 1);
    }
  }

  @Test
  @DisplayName("no gateway at all is told at once as a wrong configuration")
  void none() throws Exception {
    Ends ends = bench.submit();

    assertThat(ends.nothingToldYet()).isFalse();
    assertThat(ends.next()).isEqualTo(failed(FailureReason.CONFIGURATION));
  }

  @Test
  @DisplayName("after closing each message is told its end, however many gateways there are")
  void closed() throws Exception {
    Scripted[] gateways =
        IntStream.range(0, 5)
            .mapToObj(i -> bench.gateway("g" + i, ACCEPTED))
            .toArray(Scripted[]::new);
    bench.close();

    assertThat(bench.send(gateways)).isEqualTo(failed(FailureReason.BUSY));
    assertThat(gateways).allSatisfy(gateway -> assertThat(gateway.sent()).isEmpty());
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 16: neither the text nor the number is in what a log could show")
  void nothingReadable() {
    assertThat(GatewaysBench.MESSAGE).hasToString("SMS to +49 •••89");
  }
}
