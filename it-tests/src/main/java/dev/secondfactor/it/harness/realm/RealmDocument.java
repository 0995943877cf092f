package dev.secondfactor.it.harness.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The documents that make a realm, its client and its users. */
public final class RealmDocument {

  /**
   * Passwords are not what is tested; Keycloak's own hash would take most of the time of a login.
   */
  private static final String CHEAP_HASH = "hashAlgorithm(pbkdf2-sha512) and hashIterations(1)";

  private RealmDocument() {}

  /** A realm with events, two languages and mail to a port of this machine. */
  public static ObjectNode of(String name, int smtpPort) {
    ObjectNode realm =
        Json.object(
            Map.of(
                "realm", name,
                "enabled", true,
                "sslRequired", "none",
                "eventsEnabled", true,
                "adminEventsEnabled", true,
                "adminEventsDetailsEnabled", true,
                "internationalizationEnabled", true,
                "defaultLocale", "en",
                "passwordPolicy", CHEAP_HASH));
    realm.set("supportedLocales", Json.texts(List.of("en", "de")));
    realm.set("smtpServer", smtp(smtpPort));
    realm.set("components", RealmKeys.components());
    return realm;
  }

  /** The mail settings of a realm. */
  public static ObjectNode smtp(int port) {
    return Json.object(
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(port),
            "from", "realm@keycloak.test",
            "fromDisplayName", "Realm of the tests"));
  }

  /** A public client with PKCE that comes back to an address. */
  public static ObjectNode publicClient(String id, URI redirectUri) {
    ObjectNode client =
        Json.object(
            Map.of(
                "clientId", id,
                "publicClient", true,
                "directAccessGrantsEnabled", true,
                "standardFlowEnabled", true));
    client.set("redirectUris", Json.texts(List.of(redirectUri.toString())));
    client.set("attributes", Json.object(Map.of("pkce.code.challenge.method", "S256")));
    return client;
  }

  /** A complete account, so that no required action waits. */
  public static ObjectNode user(String username, String email, String password) {
    ObjectNode user =
        Json.object(
            Map.of(
                "username",
                username,
                "enabled",
                true,
                "firstName",
                username,
                "lastName",
                "Test",
                "email",
                email,
                "emailVerified",
                true));
    Map<String, Object> credential =
        Map.of("type", "password", "value", password, "temporary", false);
    user.set("credentials", Json.tree(List.of(credential)));
    return user;
  }
}
