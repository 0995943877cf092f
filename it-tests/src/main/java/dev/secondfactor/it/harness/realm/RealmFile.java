package dev.secondfactor.it.harness.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A realm in a file for import, whose mail and text messages stay on this machine. */
public final class RealmFile {

  private final ObjectNode document;

  private RealmFile(ObjectNode document) {
    this.document = document;
  }

  /** The example of the documentation. */
  public static RealmFile example(Artifacts artifacts) {
    return of(examples(artifacts).resolve("realm.json"));
  }

  /** A file. */
  public static RealmFile of(Path file) {
    try {
      return new RealmFile((ObjectNode) Json.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The demo's realm, with its users; its mail goes to the mail catcher beside a container. */
  public static RealmFile demo(Artifacts artifacts) {
    return of(artifacts.target().resolve("../../docker/demo-realm.json").normalize());
  }

  /** The folder with the examples of the documentation. */
  public static Path examples(Artifacts artifacts) {
    return artifacts.target().resolve("../../docs/examples").normalize();
  }

  /** Sends mail to a port of this machine, over plain connections like the pages. */
  public RealmFile mailTo(int port) {
    document.put("sslRequired", "none");
    document.set("smtpServer", RealmDocument.smtp(port));
    return this;
  }

  /** Sends by an account, whose secret stays out of the file. */
  public RealmFile sendBy(TwilioAccount account) {
    twilio()
        .setAll(
            Json.object(
                Map.of(
                    "accountSid", List.of(account.keys().accountSid()),
                    "baseUrl", List.of(account.gatewaySettings().get("baseUrl")))));
    return this;
  }

  /** Adds a client for users to sign in to. */
  public RealmFile withClient(String id, URI redirectUri) {
    document.withArray("clients").add(RealmDocument.publicClient(id, redirectUri));
    return this;
  }

  /** Adds a user with a password. */
  public RealmFile withUser(String name, String password) {
    document
        .withArray("users")
        .add(RealmDocument.user(name, name + "@" + name() + ".test", password));
    return this;
  }

  /** The name of the realm. */
  public String name() {
    return document.path("realm").asText();
  }

  /** All of it. */
  public ObjectNode document() {
    return document;
  }

  private ObjectNode twilio() {
    for (JsonNode gateway : document.path("components").path(TestRealm.GATEWAY_TYPE)) {
      if (gateway.path("providerId").asText().equals(TestRealm.TWILIO)) {
        return (ObjectNode) gateway.path("config");
      }
    }
    throw new IllegalStateException("no gateway by Twilio in the realm " + name());
  }
}
