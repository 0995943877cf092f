package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.budget.Take;
import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.core.sms.GatewayAnswers;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Follows a test message from gateway to gateway, and writes down what comes of it. */
final class TestRun implements GatewayAnswers, Consumer<DeliveryResult> {

  private final KeycloakSessionFactory sessions;
  private final GatewayAnswers journal;
  private final List<SmsGateway> gateways;
  private final List<Take.Taken> permits;
  private final Map<String, HandOver> answers = new HashMap<>();
  private final TestStore tests;
  private final String ticket;
  private TestMessage message;

  /**
   * A run that begins with the first gateway.
   *
   * @param permits the send permits that the message took, given back after an outage
   */
  TestRun(
      KeycloakSessionFactory sessions,
      TestStore tests,
      TestMessage message,
      List<SmsGateway> gateways,
      List<Take.Taken> permits,
      GatewayAnswers journal) {
    this.sessions = sessions;
    this.tests = tests;
    this.ticket = message.id();
    this.message = message;
    this.gateways = List.copyOf(gateways);
    this.permits = List.copyOf(permits);
    this.journal = journal;
  }

  @Override
  public void heard(SmsGateway gateway, HandOver answer) {
    journal.heard(gateway, answer);
    synchronized (this) {
      answers.put(gateway.name(), answer);
    }
  }

  @Override
  public synchronized void ended(SmsGateway gateway, DeliveryResult result) {
    message =
        message.with(
            TestAttempt.ended(gateway, result, Optional.ofNullable(answers.get(gateway.name()))));
    if (result.reason().filter(FailureReason::isCertain).isPresent()) {
      gateways.stream()
          .skip(gateways.indexOf(gateway) + 1L)
          .findFirst()
          .ifPresent(next -> message = message.with(TestAttempt.queued(next)));
    }
    write(store -> tests.put(store, message));
  }

  @Override
  public void accept(DeliveryResult result) {
    write(
        store -> {
          new Tickets(store).close(ticket, result);
          if (result.costsNothing()) {
            permits.forEach(permit -> store.remove(permit.slot()));
          }
        });
  }

  private void write(Consumer<EphemeralStore> writing) {
    KeycloakModelUtils.runJobInTransaction(
        sessions, session -> writing.accept(new SingleUseStore(session)));
  }
}
