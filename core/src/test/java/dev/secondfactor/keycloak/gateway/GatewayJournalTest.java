package dev.secondfactor.keycloak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayJournalTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final GatewayJournal journal = new GatewayJournal("shop");

  @BeforeEach
  void count() {
    Metrics.addRegistry(registry);
  }

  @AfterEach
  void stop() {
    Metrics.removeRegistry(registry);
    Metrics.globalRegistry.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIGURATION, known, WARN, 'configuration): known, words for operators'",
    "CONFIGURATION, 1234, WARN, 'configuration): 1234'",
    "TRANSIENT, '', WARN, 'unavailable): no connection'",
    "NUMBER, known, DEBUG, 'refused): known, words for operators'"
  })
  @DisplayName("a message that was not sent is a line with realm, gateway, code and words")
  void notSent(Cause cause, String code, String level, String end) {
    assertThat(logged(new HandOver.NotSent(cause, code)))
        .singleElement()
        .asString()
        .contains(level + ": Realm shop, SMS gateway Gateway (1) has not sent a message (" + end);
  }

  @Test
  @DisplayName("a message that may have been sent is a line, one that was taken is none")
  void others() {
    assertThat(logged(new HandOver.MaybeSent()))
        .singleElement()
        .asString()
        .contains("Realm shop, SMS gateway Gateway (1) may have sent a message");
    assertThat(logged(new HandOver.Accepted("SM1"))).isEmpty();
  }

  @Test
  @DisplayName("every answer is counted, by realm, gateway and result")
  void counted() {
    journal.heard(new Explaining(), new HandOver.Accepted("SM1"));
    journal.heard(new Explaining(), new HandOver.Accepted("SM2"));
    journal.heard(new Explaining(), new HandOver.MaybeSent());
    for (Cause cause : Cause.values()) {
      journal.heard(new Explaining(), new HandOver.NotSent(cause, "1"));
    }

    assertThat(
            List.of(
                counted("accepted"),
                counted("unknown"),
                counted("refused"),
                counted("configuration"),
                counted("unavailable")))
        .containsExactly(2.0, 1.0, 1.0, 1.0, 1.0);
  }

  private List<String> logged(HandOver answer) {
    try (LogCapture log = new LogCapture()) {
      journal.heard(new Explaining(), answer);
      return log.lines().stream()
          .filter(line -> line.startsWith(GatewayJournal.class.getName()))
          .toList();
    }
  }

  private double counted(String result) {
    return registry
        .get("second.factor.sms.gateway.answers")
        .tags("realm", "shop", "gateway", "Gateway (1)", "result", result)
        .counter()
        .count();
  }

  private static final class Explaining implements SmsGateway {

    @Override
    public String name() {
      return "Gateway (1)";
    }

    @Override
    public HandOver send(SmsMessage message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> explain(String code) {
      return switch (code) {
        case "known" -> Optional.of("words for operators");
        case "" -> Optional.of("no connection");
        default -> Optional.empty();
      };
    }
  }
}
