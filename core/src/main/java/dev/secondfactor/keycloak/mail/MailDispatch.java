package dev.secondfactor.keycloak.mail;

import dev.secondfactor.core.delivery.DeliveryException;
import dev.secondfactor.core.delivery.Dispatch;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.destination.EmailAddress;
import java.util.Optional;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Renders one mail and hands it to Keycloak's e-mail sender, in sessions of its own. */
record MailDispatch(
    KeycloakSessionFactory sessions,
    String realmId,
    MailServer server,
    EmailAddress address,
    MailDraft draft)
    implements Dispatch {

  @Override
  public void send() throws DeliveryException {
    Optional<RenderedMail> mail =
        KeycloakModelUtils.runJobInTransactionWithResult(sessions, draft::render);
    if (mail.isEmpty()) {
      throw new DeliveryException(FailureReason.UNRENDERABLE);
    }
    Optional<FailureReason> failure =
        KeycloakModelUtils.runJobInTransactionWithResult(
            sessions, session -> attempt(session, mail.orElseThrow()));
    if (failure.isPresent()) {
      throw new DeliveryException(failure.orElseThrow());
    }
  }

  private Optional<FailureReason> attempt(KeycloakSession session, RenderedMail mail) {
    if (!server.isUsable()) {
      return Optional.of(FailureReason.UNAVAILABLE);
    }
    session.getContext().setRealm(session.realms().getRealm(realmId));
    try {
      session
          .getProvider(EmailSenderProvider.class)
          .send(server.settings(), address.value(), mail.subject(), mail.text(), mail.html());
      return Optional.empty();
    } catch (EmailException e) {
      return Optional.of(MailFailures.reasonOf(e));
    }
  }

  /** Without the address and the content. */
  @Override
  public String toString() {
    return "mail by " + server.name();
  }
}
