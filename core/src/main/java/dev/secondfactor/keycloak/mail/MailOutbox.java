package dev.secondfactor.keycloak.mail;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.step.CodeMessage;
import dev.secondfactor.core.step.Outbox;
import dev.secondfactor.keycloak.delivery.DeliveryEnd;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sends codes by e-mail. */
public final class MailOutbox implements Outbox {

  private static final String TEMPLATE = "second-factor-code.ftl";
  private static final String SUBJECT = "secondFactorCodeSubject";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  /** The outbox for one user's codes. */
  public MailOutbox(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  @Override
  public void accept(CodeMessage message) {
    MailDraft draft =
        MailDraft.of(
            session,
            realm,
            user,
            SUBJECT,
            TEMPLATE,
            Map.of(
                "code", message.code(),
                "lifetimeMinutes", Math.max(1, message.lifetime().toMinutes()),
                "purpose", message.request().purpose().id()));
    new Mailer(session, realm)
        .sendAfterCommit(
            (EmailAddress) message.request().destination(),
            draft,
            DeliveryEnd.of(session, message));
  }
}
