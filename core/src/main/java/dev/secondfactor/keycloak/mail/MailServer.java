package dev.secondfactor.keycloak.mail;

import dev.secondfactor.core.policy.Sender;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.RealmModel;

/**
 * The mail server and sender of a realm's mails: the realm's own e-mail settings, with what the
 * policy has of its own put over them.
 *
 * @param name names the server for the breaker and the lane
 * @param settings in the form that Keycloak's e-mail sender takes
 */
record MailServer(String name, Map<String, String> settings) {

  /** What of the realm's settings is about the sender and the mail, not about the server. */
  private static final Set<String> SENDER_SETTINGS =
      Set.of(
          "from",
          "fromDisplayName",
          "replyTo",
          "replyToDisplayName",
          "envelopeFrom",
          EmailSenderProvider.CONFIG_ALLOW_UTF8);

  static MailServer of(RealmModel realm, Sender sender) {
    Map<String, String> settings = new HashMap<>(realm.getSmtpConfig());
    sender.server().ifPresent(server -> useServer(settings, server));
    sender
        .address()
        .ifPresent(
            address -> {
              settings.put("from", address);
              settings.remove("fromDisplayName");
              settings.remove("envelopeFrom");
            });
    sender.name().ifPresent(name -> settings.put("fromDisplayName", name));
    sender
        .replyTo()
        .ifPresent(
            address -> {
              settings.put("replyTo", address);
              settings.remove("replyToDisplayName");
            });
    settings.values().removeIf(value -> value == null || value.isBlank());
    // Keycloak's debug switch writes the whole conversation, and so the code, to the log.
    settings.remove("debug");
    settings.put("connectionTimeout", "2000");
    settings.put("timeout", "4000");
    settings.put("writeTimeout", "4000");
    String name = realm.getId() + " " + settings.get("host") + ":" + settings.get("port");
    return new MailServer(name, Map.copyOf(settings));
  }

  private static void useServer(Map<String, String> settings, Sender.Server server) {
    settings.keySet().retainAll(SENDER_SETTINGS);
    settings.put("host", server.host());
    settings.put("port", Integer.toString(server.port()));
    settings.put("starttls", Boolean.toString(server.security() == Sender.Security.STARTTLS));
    settings.put("ssl", Boolean.toString(server.security() == Sender.Security.TLS));
    server
        .user()
        .ifPresent(
            user -> {
              settings.put("auth", "true");
              settings.put("user", user);
              server.password().ifPresent(password -> settings.put("password", password));
            });
  }

  /** Whether there is a sender and a server at all. */
  boolean isUsable() {
    return settings.containsKey("from") && settings.containsKey("host");
  }

  /** Without passwords. */
  @Override
  public String toString() {
    return name;
  }
}
