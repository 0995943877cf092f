package dev.secondfactor.keycloak.delivery;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.DeliveryState;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.core.sms.DeliveryReport;
import dev.secondfactor.core.sms.DeliveryReport.Undelivered;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.ReportAddress;
import dev.secondfactor.core.sms.ReportRequest;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.event.SecondFactorMetrics;
import dev.secondfactor.keycloak.event.SentMessage;
import dev.secondfactor.keycloak.gateway.GatewayJournal;
import dev.secondfactor.keycloak.gateway.SmsGateways;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What gateways report of the messages of a realm. Anyone may send a report; one that no gateway of
 * the realm has signed, for an address that we have given out, changes nothing.
 */
public final class DeliveryReports {

  private static final String REALM = "realm";
  private static final String ADDRESS = "address";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Tickets tickets;

  /** The reports of a realm. */
  public DeliveryReports(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.tickets = new Tickets(new SingleUseStore(session));
  }

  /**
   * Prepares for reports on a message that is about to be sent.
   *
   * @param about what is to be known of it then; nothing for one that has no code in it
   * @return where the gateways may report; empty when none of them does
   */
  public Optional<URI> expect(
      String ticket, List<SmsGateway> gateways, Optional<SentMessage> about) {
    if (gateways.stream().noneMatch(gateway -> gateway.reports().isPresent())) {
      return Optional.empty();
    }
    URI address = DeliveryAddress.ofReports(session, realm, ticket);
    Map<String, String> values = new HashMap<>(about.map(SentMessage::values).orElseGet(Map::of));
    values.put(REALM, realm.getId());
    values.put(ADDRESS, address.toString());
    tickets.describe(ticket, values);
    return Optional.of(address);
  }

  /**
   * Takes a report.
   *
   * @param gatewayKey the last part of the address
   * @param headers by their names in small letters
   * @return whether a gateway of this realm has made it, for a message that we sent
   */
  public boolean take(
      String ticket, String gatewayKey, Map<String, String> headers, Map<String, String> fields) {
    Optional<Map<String, String>> known =
        tickets
            .description(ticket)
            .filter(values -> realm.isEnabled() && realm.getId().equals(values.get(REALM)));
    Optional<SmsGateway> gateway =
        known.flatMap(
            values ->
                SmsGateways.reporting(session, realm).stream()
                    .filter(one -> ReportAddress.key(one).equals(gatewayKey))
                    .findFirst());
    Optional<DeliveryReport> report =
        gateway.flatMap(one -> read(one, known.orElseThrow(), headers, fields));
    report.ifPresent(said -> note(ticket, gateway.orElseThrow(), known.orElseThrow(), said));
    return report.isPresent();
  }

  private static Optional<DeliveryReport> read(
      SmsGateway gateway,
      Map<String, String> known,
      Map<String, String> headers,
      Map<String, String> fields) {
    URI address = ReportAddress.of(URI.create(known.getOrDefault(ADDRESS, "")), gateway);
    return gateway
        .reports()
        .flatMap(reader -> reader.read(new ReportRequest(address, headers, fields)));
  }

  private void note(
      String ticket, SmsGateway gateway, Map<String, String> known, DeliveryReport report) {
    Optional<SentMessage> message = SentMessage.of(known);
    if (report instanceof DeliveryReport.Delivered) {
      if (tickets.report(ticket, DeliveryState.DELIVERED, "")) {
        message.ifPresent(one -> tell(one, DeliveryResult.DELIVERED));
      }
    } else if (report instanceof Undelivered undelivered
        && tickets.report(ticket, state(message, undelivered.cause()), undelivered.code())) {
      new GatewayJournal(realm.getName()).reported(gateway, undelivered);
      message.ifPresent(one -> tell(one, DeliveryResult.failed(FailureReason.UNDELIVERED)));
    }
  }

  private static DeliveryState state(Optional<SentMessage> message, Cause cause) {
    DeliveryResult result = DeliveryResult.failed(cause.reason());
    return message.map(one -> one.told(result)).orElse(result).state();
  }

  private void tell(SentMessage message, DeliveryResult result) {
    SecondFactorMetrics.delivered(realm, message.method(), result);
    if (result.reason().isPresent()) {
      SecondFactorEvents.delivered(session, realm, message, result);
    }
  }
}
