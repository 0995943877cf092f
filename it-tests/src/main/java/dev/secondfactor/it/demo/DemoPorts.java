package dev.secondfactor.it.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looks whether the ports are free before anything is started, for a clear word at once. */
final class DemoPorts {

  private DemoPorts() {}

  /**
   * Does nothing when both ports are free.
   *
   * @throws DemoProblem when one is taken, or both are the same
   */
  static void check(DemoSettings settings) {
    if (settings.port() == settings.inboxPort()) {
      throw new DemoProblem(
          "Keycloak and the inbox page need two ports, and both were given "
              + settings.port()
              + ".");
    }
    check(settings.port(), DemoSettings.PORT);
    check(settings.inboxPort(), DemoSettings.INBOX_PORT);
  }

  private static void check(int port, String property) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new DemoProblem(
          "Port "
              + port
              + " is taken. Give a free one: mvn -Pdemo -D"
              + property
              + "="
              + (port + 1));
    }
  }
}
