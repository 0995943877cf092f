package dev.secondfactor.it.realmimport;

import dev.secondfactor.it.harness.login.ClientApp;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.ServerOptions;
import dev.secondfactor.it.harness.sms.TwilioServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given a server that imports the example while it starts")
class StartImportIT {

  @Test
  @DisplayName("--import-realm makes policy, gateways and flows; references to the vault stay such")
  void imported() {
    try (Inbox inbox = Inbox.start();
        TwilioServer twilio = TwilioServer.start();
        ClientApp app = ClientApp.start()) {
      Shop shop = new Shop(twilio.openAccount(), app.uri());
      ServerOptions options =
          ServerOptions.named("realm-import")
              .vault()
              .importing(shop.file(inbox.port()).document().toString());
      try (KeycloakServer server = KeycloakServer.start(Artifacts.given(), options)) {
        shop.fillVault(server);

        Shop.expectComplete(server.admin().realm(Shop.NAME));
        shop.expectSecondFactor(server);
      }
    }
  }
}
