package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.budget.SendPermit;
import dev.secondfactor.core.budget.SendSubject;
import dev.secondfactor.core.budget.Take;
import dev.secondfactor.core.delivery.DeliveryState;
import dev.secondfactor.core.delivery.Progress;
import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.keycloak.budget.RealmBudgets;
import dev.secondfactor.keycloak.gateway.GatewayJournal;
import dev.secondfactor.keycloak.gateway.SmsGateways;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Messages with which administrators try whether SMS arrive. They say so and have no code in them,
 * and they count against the send budgets like any other, for they cost as much.
 */
public final class TestMessages {

  private static final Duration VALIDITY = Duration.ofMinutes(5);

  /** Keeps their budget apart from the one of the administrator's own codes. */
  private static final String SENDER = "administrator:";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EphemeralStore store;
  private final Tickets tickets;
  private final TestStore tests;

  /** The test messages of a realm. */
  public TestMessages(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.store = new SingleUseStore(session);
    this.tickets = new Tickets(store);
    this.tests = new TestStore(realm.getId());
  }

  /**
   * Sends one, after the request has succeeded.
   *
   * @param administrator the user id of who asks for it
   * @param gateways one or more, in the order in which they are tried
   */
  public TestStart send(String administrator, PhoneNumber number, List<SmsGateway> gateways) {
    Optional<String> text = SmsWords.of(session, realm).notice(SmsNotice.TEST);
    if (text.isEmpty()) {
      return new TestStart.NotWritable();
    }
    SendPermit permit =
        RealmBudgets.sends(session, realm)
            .take(
                new SendSubject(
                    realm.getId(),
                    SENDER + administrator,
                    Method.SMS_OTP,
                    number,
                    session.getContext().getConnection().getRemoteAddr()));
    if (permit instanceof SendPermit.Refused refused) {
      return new TestStart.Limited(refused.retryAfter());
    }
    return permit instanceof SendPermit.Granted granted
        ? new TestStart.Started(start(number, text, gateways, granted.slots()))
        : new TestStart.CountryNotAllowed();
  }

  /** The message with this name, as far as it has come; empty when there is none. */
  public Optional<TestMessage> find(String id) {
    return tickets
        .progress(id)
        .flatMap(progress -> tests.find(store, id).map(message -> reported(message, progress)));
  }

  private TestMessage start(
      PhoneNumber number,
      Optional<String> text,
      List<SmsGateway> gateways,
      List<Take.Taken> permits) {
    TestMessage message =
        new TestMessage(
            SecretGenerator.getInstance().generateSecureID(),
            number.masked(),
            List.of(TestAttempt.queued(gateways.get(0))));
    tickets.open(message.id());
    tests.put(store, message);
    TestRun run =
        new TestRun(
            session.getKeycloakSessionFactory(),
            tests,
            message,
            gateways,
            permits,
            new GatewayJournal(realm.getName()));
    new SmsSender(session, realm, gateways, run)
        .reporting(message.id(), Optional.empty())
        .sendAfterCommit(number, text, VALIDITY, run);
    return message;
  }

  private TestMessage reported(TestMessage message, Progress progress) {
    Optional<String> code = tickets.reportedCode(message.id());
    if (code.isEmpty()) {
      return message;
    }
    TestAttempt last = message.last();
    return message.with(
        progress.state() == DeliveryState.DELIVERED
            ? last.delivered()
            : last.undelivered(code.orElseThrow(), meaning(last.gateway(), code.orElseThrow())));
  }

  private Optional<String> meaning(String gateway, String code) {
    return SmsGateways.reporting(session, realm).stream()
        .filter(one -> one.name().equals(gateway))
        .findFirst()
        .flatMap(one -> one.explain(code));
  }
}
