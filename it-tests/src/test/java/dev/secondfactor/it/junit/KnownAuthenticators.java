package dev.secondfactor.it.junit;

import dev.secondfactor.it.harness.server.KeycloakServer;
import java.util.Arrays;
import java.util.List;

/** The authenticators that a server has. */
final class KnownAuthenticators {

  private KnownAuthenticators() {}

  /** Those of the wanted ones that the server knows, in the given order. */
  static List<String> of(KeycloakServer server, String... wanted) {
    var known =
        server.admin().serverInfo().path("providers").path("authenticator").path("providers");
    return Arrays.stream(wanted).filter(known::has).toList();
  }
}
