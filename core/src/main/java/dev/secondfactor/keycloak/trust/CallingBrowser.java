package dev.secondfactor.keycloak.trust;

import java.util.Optional;
import org.keycloak.common.ClientConnection;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/** The browser of the request. */
final class CallingBrowser {

  private static final String UNKNOWN = "?";

  /** What Keycloak says of a system that it does not know. */
  private static final String OTHER = "Other";

  private static final int LONGEST = 80;

  private final KeycloakSession session;

  CallingBrowser(KeycloakSession session) {
    this.session = session;
  }

  /** What it calls itself, without its version, and its system: {@code Firefox (Linux)}. */
  String name() {
    String name =
        Optional.ofNullable(
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation())
            .map(CallingBrowser::name)
            .orElse(UNKNOWN);
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  private static String name(DeviceRepresentation device) {
    String browser = Optional.ofNullable(device.getBrowser()).orElse(UNKNOWN).split("/", 2)[0];
    return Optional.ofNullable(device.getOs())
        .filter(system -> !system.equals(OTHER))
        .map(system -> browser + " (" + system + ")")
        .orElse(browser);
  }

  /** Its IP address, as Keycloak's own list of sessions has it. */
  String address() {
    return Optional.ofNullable(session.getContext().getConnection())
        .map(ClientConnection::getRemoteAddr)
        .orElse("");
  }
}
