package dev.secondfactor.keycloak.gateway.log;

import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Writes messages with their codes to the log, and so does nothing outside development mode.
 *
 * @param developing asked before each message
 */
record LogGateway(String name, BooleanSupplier developing) implements SmsGateway {

  private static final Logger LOG = Logger.getLogger(LogGateway.class);

  private static final String NOT_DEVELOPING = "not-in-development-mode";

  @Override
  public HandOver send(SmsMessage message) {
    if (!developing.getAsBoolean()) {
      return new HandOver.NotSent(Cause.CONFIGURATION, NOT_DEVELOPING);
    }
    LOG.infof("SMS to %s: %s", message.to().value(), message.text().replace("\n", "\\n"));
    return new HandOver.Accepted("log-" + UUID.randomUUID());
  }

  @Override
  public boolean isUsable() {
    return developing.getAsBoolean();
  }

  @Override
  public Optional<String> explain(String code) {
    return Optional.of("the gateway writes codes to the log, and does so in development mode only")
        .filter(words -> code.equals(NOT_DEVELOPING));
  }
}
