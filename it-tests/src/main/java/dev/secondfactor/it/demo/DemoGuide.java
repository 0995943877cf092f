package dev.secondfactor.it.demo;

import dev.secondfactor.it.harness.Console;
import dev.secondfactor.it.harness.server.KeycloakServer;

/** Tells where to go and as whom. */
final class DemoGuide {

  private DemoGuide() {}

  static void print(DemoSettings settings, KeycloakServer server) {
    String keycloak = "http://localhost:" + settings.port();
    Console.line(
        """

        Keycloak Second Factor: the demo is running.

          Sign in         %s/realms/%s/account
                          alice / alice   has codes by e-mail set up: read the code in the inbox
                          bob   / bob     is asked to set them up
                          carol / carol   has a password only; "Account security, Signing in" sets them up
                          dave  / dave    has an authenticator app: read its code on the inbox page
                          erin  / erin    has codes by SMS set up: read the code in the inbox
                          Each of them can make recovery codes under "Account security, Signing in".
          Inbox           http://localhost:%d
          Administration  %s/admin/master/console/#/%s
                          %s / %s; the tab "Second factor" is at each user and in the realm's settings
          Server log      %s

        Ctrl-C ends it. Nothing is kept.
        """
            .formatted(
                keycloak,
                DemoRealm.NAME,
                settings.inboxPort(),
                keycloak,
                DemoRealm.NAME,
                KeycloakServer.ADMIN,
                KeycloakServer.ADMIN,
                server.log().file()));
  }
}
