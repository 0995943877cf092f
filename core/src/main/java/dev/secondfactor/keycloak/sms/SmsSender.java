package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.sms.GatewayAnswers;
import dev.secondfactor.core.sms.SmsDelivery;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.keycloak.delivery.AfterCommit;
import dev.secondfactor.keycloak.delivery.DeliveryProvider;
import dev.secondfactor.keycloak.delivery.DeliveryReports;
import dev.secondfactor.keycloak.event.SentMessage;
import dev.secondfactor.keycloak.gateway.GatewayJournal;
import dev.secondfactor.keycloak.gateway.SmsGateways;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The one way in which a text message of ours leaves: after the request's transaction, if that
 * succeeds, through the gateways of the realm.
 */
final class SmsSender {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final List<SmsGateway> gateways;
  private final GatewayAnswers answers;
  private Optional<URI> reportTo = Optional.empty();

  /** Sends through the gateways that are enabled. */
  SmsSender(KeycloakSession session, RealmModel realm) {
    this(session, realm, SmsGateways.of(session, realm), new GatewayJournal(realm.getName()));
  }

  /** Sends through these gateways, and lets their answers be heard. */
  SmsSender(
      KeycloakSession session,
      RealmModel realm,
      List<SmsGateway> gateways,
      GatewayAnswers answers) {
    this.session = session;
    this.realm = realm;
    this.gateways = gateways;
    this.answers = answers;
  }

  /**
   * Lets the gateways report what becomes of the message.
   *
   * @param about what is to be known of a message with a code
   */
  SmsSender reporting(String ticket, Optional<SentMessage> about) {
    reportTo = new DeliveryReports(session, realm).expect(ticket, gateways, about);
    return this;
  }

  /**
   * Sends a message.
   *
   * @param text empty when it could not be written; that is told like any failure
   * @param validity for how long it is of use
   */
  void sendAfterCommit(
      PhoneNumber number,
      Optional<String> text,
      Duration validity,
      Consumer<DeliveryResult> ended) {
    SmsDelivery delivery =
        new SmsDelivery(session.getProvider(DeliveryProvider.class).deliveries(), answers);
    Optional<SmsMessage> message =
        text.map(written -> new SmsMessage(number, written, validity, reportTo));
    AfterCommit.run(
        session,
        () ->
            message.ifPresentOrElse(
                written -> delivery.submit(gateways, written, ended),
                () -> ended.accept(DeliveryResult.failed(FailureReason.UNRENDERABLE))));
  }
}
