package dev.secondfactor.it.demo;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given a newcomer who starts the demo")
class DemoIT {

  @Test
  @DisplayName("it comes up, its first user signs in with the code from the inbox, and it ends")
  void startsAndSignsIn() throws IOException {
    DemoSettings settings = new DemoSettings(freePort(), freePort(), true);

    assertThatCode(() -> Demo.run(settings)).doesNotThrowAnyException();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
