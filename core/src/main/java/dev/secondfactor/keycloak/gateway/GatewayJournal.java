package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.sms.DeliveryReport;
import dev.secondfactor.core.sms.GatewayAnswers;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.event.SecondFactorMetrics;
import org.jboss.logging.Logger;

/**
 * Tells operators what the gateways of a realm answer and report: a line in the log for each
 * message that a gateway has not taken or that did not arrive, and a count of all answers. There is
 * a line for each because messages have budgets; only what is the user's own matter is not worth a
 * warning.
 *
 * @param realm the realm's name
 */
public record GatewayJournal(String realm) implements GatewayAnswers {

  private static final Logger LOG = Logger.getLogger(GatewayJournal.class);

  @Override
  public void heard(SmsGateway gateway, HandOver answer) {
    SecondFactorMetrics.gatewayAnswered(realm, gateway.name(), answer);
    if (answer instanceof HandOver.NotSent notSent) {
      log("has not sent a message", gateway, notSent.cause(), notSent.code());
    } else if (answer instanceof HandOver.MaybeSent) {
      LOG.warnf(
          "Realm %s, SMS gateway %s may have sent a message: it gave no answer in time, or none"
              + " that says",
          realm, gateway.name());
    }
  }

  /** A gateway has reported that a message did not arrive. */
  public void reported(SmsGateway gateway, DeliveryReport.Undelivered report) {
    log("reports that a message did not arrive", gateway, report.cause(), report.code());
  }

  private void log(String what, SmsGateway gateway, Cause cause, String code) {
    LOG.logf(
        cause == Cause.NUMBER ? Logger.Level.DEBUG : Logger.Level.WARN,
        "Realm %s, SMS gateway %s %s (%s): %s",
        realm,
        gateway.name(),
        what,
        cause.reason().id(),
        said(gateway, code));
  }

  private static String said(SmsGateway gateway, String code) {
    return gateway
        .explain(code)
        .map(words -> code.isEmpty() ? words : code + ", " + words)
        .orElse(code);
  }
}
