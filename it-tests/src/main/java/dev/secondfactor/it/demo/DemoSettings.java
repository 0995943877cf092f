package dev.secondfactor.it.demo;

import java.util.Optional;

/**
 * What the person who starts the demo may choose, by system properties.
 *
 * @param port of Keycloak, {@code demo.port}, 8080
 * @param inboxPort of the inbox page, {@code demo.inboxPort}, 8025
 * @param once whether it only starts, checks itself and ends, {@code demo.once}
 */
record DemoSettings(int port, int inboxPort, boolean once) {

  static final String PORT = "demo.port";
  static final String INBOX_PORT = "demo.inboxPort";
  static final String ONCE = "demo.once";

  /**
   * The settings of this JVM.
   *
   * @throws DemoProblem when a value cannot be used; the message says which and why
   */
  static DemoSettings given() {
    return new DemoSettings(port(PORT, 8080), port(INBOX_PORT, 8025), isOn(ONCE));
  }

  private static int port(String property, int otherwise) {
    String value = Optional.ofNullable(System.getProperty(property)).orElse("");
    if (value.isBlank()) {
      return otherwise;
    }
    try {
      int port = Integer.parseInt(value.strip());
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, as for any other value that is no port.
    }
    throw new DemoProblem("-D" + property + "=" + value + " is not a port (1 to 65535).");
  }

  private static boolean isOn(String property) {
    return Optional.ofNullable(System.getProperty(property))
        .filter(value -> value.isEmpty() || Boolean.parseBoolean(value))
        .isPresent();
  }
}
