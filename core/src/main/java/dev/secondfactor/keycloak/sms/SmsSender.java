package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.sms.SmsDelivery;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.keycloak.delivery.AfterCommit;
import dev.secondfactor.keycloak.delivery.DeliveryProvider;
import dev.secondfactor.keycloak.gateway.GatewayJournal;
import dev.secondfactor.keycloak.gateway.SmsGateways;
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

  SmsSender(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
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
    List<SmsGateway> gateways = SmsGateways.of(session, realm);
    SmsDelivery delivery =
        new SmsDelivery(
            session.getProvider(DeliveryProvider.class).deliveries(),
            new GatewayJournal(realm.getName()));
    Runnable sending =
        text.<Runnable>map(
                written ->
                    () ->
                        delivery.submit(gateways, new SmsMessage(number, written, validity), ended))
            .orElse(() -> ended.accept(DeliveryResult.failed(FailureReason.UNRENDERABLE)));
    AfterCommit.run(session, sending);
  }
}
