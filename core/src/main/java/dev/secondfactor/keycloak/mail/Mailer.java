package dev.secondfactor.keycloak.mail;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.keycloak.delivery.AfterCommit;
import dev.secondfactor.keycloak.delivery.DeliveryProvider;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The one way in which a mail of ours leaves: after the request's transaction, if that succeeds.
 */
final class Mailer {

  private final KeycloakSession session;
  private final RealmModel realm;

  Mailer(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  void sendAfterCommit(EmailAddress address, MailDraft draft, Consumer<DeliveryResult> ended) {
    MailServer server = MailServer.of(realm, RealmPolicy.of(session, realm).sender());
    MailDispatch dispatch =
        new MailDispatch(
            session.getKeycloakSessionFactory(), realm.getId(), server, address, draft);
    DeliveryProvider delivery = session.getProvider(DeliveryProvider.class);
    AfterCommit.run(session, () -> delivery.deliveries().submit(server.name(), dispatch, ended));
  }
}
