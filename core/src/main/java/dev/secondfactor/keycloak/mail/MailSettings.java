package dev.secondfactor.keycloak.mail;

import dev.secondfactor.keycloak.policy.RealmPolicy;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What a realm has for sending mails. */
public final class MailSettings {

  private MailSettings() {}

  /** Whether there is a sender and a server for our mails; whether it answers is not asked. */
  public static boolean areComplete(KeycloakSession session, RealmModel realm) {
    return MailServer.of(realm, RealmPolicy.of(session, realm).sender()).isUsable();
  }
}
