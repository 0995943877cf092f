package dev.secondfactor.it.harness;

import dev.secondfactor.it.harness.login.ClientApp;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.ServerOptions;
import dev.secondfactor.it.harness.sms.TwilioServer;

/**
 * A server, the mailbox and the Twilio that its realms send to, and the application that its users
 * sign in to.
 *
 * @param server the Keycloak
 * @param inbox takes all mail
 * @param twilio takes text messages, by an account for each realm
 * @param clientApp where users come back to
 */
public record Harness(KeycloakServer server, Inbox inbox, TwilioServer twilio, ClientApp clientApp)
    implements AutoCloseable {

  /** Starts all four. */
  public static Harness start(Artifacts artifacts, ServerOptions options) {
    return new Harness(
        KeycloakServer.start(artifacts, options),
        Inbox.start(),
        TwilioServer.start(),
        ClientApp.start());
  }

  @Override
  public void close() {
    server.close();
    inbox.close();
    twilio.close();
    clientApp.close();
  }
}
