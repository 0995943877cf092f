package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The settings that several kinds of gateway have. */
public final class GatewaySettings {

  /** Whether messages go to the gateway. */
  public static final Setting ENABLED =
      Setting.flag("enabled", true, "Whether messages are handed to this gateway.");

  /** Its place among the gateways of a realm. */
  public static final Setting PRIORITY =
      Setting.number(
          "priority",
          -1000,
          1000,
          0,
          "Gateways with a lower number are tried first; those with the same one, by name.");

  /** Milliseconds for a connection. */
  public static final Setting CONNECT_TIMEOUT =
      Setting.number(
          "connectTimeoutMillis",
          100,
          10_000,
          2000,
          "Milliseconds in which a connection has to be there; else the next gateway is tried.");

  /** Milliseconds for a whole answer, less than a delivery may take (5 s). */
  public static final Setting TIMEOUT =
      Setting.number(
          "timeoutMillis",
          100,
          4900,
          4500,
          "Milliseconds in which the whole answer has to be there; else the message may have been"
              + " sent, and no other gateway is tried.");

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

  private GatewaySettings() {}

  /** An address that codes and keys may be sent to: encrypted, or on this machine. */
  public static Setting url(String name, String help) {
    return Setting.text(
        name,
        "an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
        GatewaySettings::isUrl,
        help);
  }

  /** The two timeouts. */
  public static GatewayTimeouts timeouts(SettingsReader settings) {
    return new GatewayTimeouts(
        Duration.ofMillis(settings.number(CONNECT_TIMEOUT)),
        Duration.ofMillis(settings.number(TIMEOUT)));
  }

  static List<Setting> common() {
    return List.of(ENABLED, PRIORITY);
  }

  private static boolean isUrl(String value) {
    try {
      URI url = new URI(value);
      return value.length() <= 1000
          && url.getScheme() != null
          && url.getHost() != null
          && url.getUserInfo() == null
          && url.getFragment() == null
          && url.getPort() <= 65535
          && isGuarded(url.getScheme().toLowerCase(Locale.ROOT), url.getHost());
    } catch (URISyntaxException noUrl) {
      return false;
    }
  }

  private static boolean isGuarded(String scheme, String host) {
    boolean stays = THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    return scheme.equals("https") || (scheme.equals("http") && stays);
  }
}
