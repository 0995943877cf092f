package dev.secondfactor.keycloak.delivery;

import dev.secondfactor.core.budget.Take;
import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.core.step.CodeMessage;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.event.SecondFactorMetrics;
import dev.secondfactor.keycloak.event.SentMessage;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.util.List;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Notes how the delivery of a code ended, on the thread that delivered: the ticket that the page
 * asks for, an event, a metric; and it gives the send permits back when nothing was sent for
 * certain because of an outage.
 */
public final class DeliveryEnd implements Consumer<DeliveryResult> {

  private final KeycloakSessionFactory sessions;
  private final SentMessage message;
  private final String ticket;
  private final List<Take.Taken> permits;

  private DeliveryEnd(KeycloakSessionFactory sessions, SentMessage message, CodeMessage code) {
    this.sessions = sessions;
    this.message = message;
    this.ticket = code.ticket();
    this.permits = code.permits();
  }

  /** The end of this message, which is sent in a session's request. */
  public static DeliveryEnd of(KeycloakSession session, CodeMessage message) {
    return new DeliveryEnd(
        session.getKeycloakSessionFactory(), SentMessage.of(session, message.request()), message);
  }

  @Override
  public void accept(DeliveryResult result) {
    KeycloakModelUtils.runJobInTransaction(sessions, session -> note(session, result));
  }

  private void note(KeycloakSession session, DeliveryResult result) {
    RealmModel realm = session.realms().getRealm(message.realmId());
    if (realm == null) {
      return;
    }
    session.getContext().setRealm(realm);
    EphemeralStore store = new SingleUseStore(session);
    new Tickets(store).close(ticket, message.told(result));
    if (result.costsNothing()) {
      permits.forEach(permit -> store.remove(permit.slot()));
    }
    SecondFactorMetrics.delivered(realm, message.method(), result);
    SecondFactorEvents.delivered(session, realm, message, result);
  }
}
