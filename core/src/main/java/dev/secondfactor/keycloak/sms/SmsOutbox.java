package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.step.CodeMessage;
import dev.secondfactor.core.step.Outbox;
import dev.secondfactor.keycloak.delivery.DeliveryEnd;
import dev.secondfactor.keycloak.event.SentMessage;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sends codes by SMS. */
public final class SmsOutbox implements Outbox {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  /** The outbox for one user's codes. */
  public SmsOutbox(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  @Override
  public void accept(CodeMessage message) {
    new SmsSender(session, realm)
        .reporting(message.ticket(), Optional.of(SentMessage.of(session, message.request())))
        .sendAfterCommit(
            (PhoneNumber) message.request().destination(),
            SmsWords.of(session, realm, user).code(message.code()),
            message.lifetime(),
            DeliveryEnd.of(session, message));
  }
}
