package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.sms.GatewayAnswers;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.event.SecondFactorMetrics;
import org.jboss.logging.Logger;

/**
 * Tells operators what the gateways of a realm answer: a line in the log for each message that a
 * gateway has not taken, and a count of all. There is a line for each because messages have
 * budgets; only what is the user's own matter is not worth a warning.
 *
 * @param realm the realm's name
 */
public record GatewayJournal(String realm) implements GatewayAnswers {

  private static final Logger LOG = Logger.getLogger(GatewayJournal.class);

  @Override
  public void heard(SmsGateway gateway, HandOver answer) {
    SecondFactorMetrics.gatewayAnswered(realm, gateway.name(), answer);
    if (answer instanceof HandOver.NotSent notSent) {
      LOG.logf(
          notSent.cause() == Cause.NUMBER ? Logger.Level.DEBUG : Logger.Level.WARN,
          "Realm %s, SMS gateway %s has not sent a message (%s): %s",
          realm,
          gateway.name(),
          notSent.cause().reason().id(),
          said(gateway, notSent.code()));
    } else if (answer instanceof HandOver.MaybeSent) {
      LOG.warnf(
          "Realm %s, SMS gateway %s may have sent a message: it gave no answer in time, or none"
              + " that says",
          realm, gateway.name());
    }
  }

  private static String said(SmsGateway gateway, String code) {
    return gateway
        .explain(code)
        .map(words -> code.isEmpty() ? words : code + ", " + words)
        .orElse(code);
  }
}
