package dev.secondfactor.keycloak.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.keycloak.gateway.Components;
import dev.secondfactor.keycloak.gateway.LogCapture;
import dev.secondfactor.keycloak.gateway.Messages;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentValidationException;

class LogGatewayTest {

  @Test
  @DisplayName("in development mode, number and text are one line of the log")
  void writes() {
    try (LogCapture log = new LogCapture()) {
      assertThat(new LogGateway("log", () -> true).send(Messages.MESSAGE))
          .isInstanceOf(HandOver.Accepted.class);

      assertThat(log.lines())
          .filteredOn(line -> line.contains("SMS to " + Messages.NUMBER))
          .singleElement()
          .asString()
          .contains(Messages.TEXT.replace("\n", "\\n"));
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 30: outside development mode nothing is written, whatever the realm has")
  void refusesToSend() {
    LogGateway gateway = new LogGateway("log", () -> false);
    try (LogCapture log = new LogCapture()) {
      assertThat(gateway.send(Messages.MESSAGE))
          .isEqualTo(new HandOver.NotSent(Cause.CONFIGURATION, "not-in-development-mode"));

      assertThat(log.lines()).allSatisfy(Messages::isHarmless);
    }
    assertThat(gateway.explain("not-in-development-mode")).isPresent();
    assertThat(gateway.explain("other")).isEmpty();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 30: outside development mode it cannot be saved")
  void refusesToBeSaved() {
    assertThatThrownBy(() -> save(new LogGatewayProviderFactory(() -> false)))
        .isInstanceOf(ComponentValidationException.class)
        .hasMessage(
            "A gateway of the kind second-factor-sms-log writes codes to the log. It is allowed in"
                + " development mode only (start-dev)");
    save(new LogGatewayProviderFactory(() -> true));
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 30: a server that does not say that it is in development mode is not")
  void asksTheServer() {
    assertThatThrownBy(() -> save(new LogGatewayProviderFactory()))
        .isInstanceOf(ComponentValidationException.class);
  }

  private static void save(LogGatewayProviderFactory factory) {
    factory.validateConfiguration(null, null, Components.of(Map.of()));
  }
}
