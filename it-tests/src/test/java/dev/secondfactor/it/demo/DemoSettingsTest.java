package dev.secondfactor.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings of the demo")
class DemoSettingsTest {

  @AfterEach
  void forget() {
    System.clearProperty(DemoSettings.PORT);
    System.clearProperty(DemoSettings.ONCE);
  }

  @Test
  @DisplayName("have usual ports when nothing is given")
  void haveDefaults() {
    assertThat(DemoSettings.given()).isEqualTo(new DemoSettings(8080, 8025, false));
  }

  @Test
  @DisplayName("are taken from system properties")
  void areTaken() {
    System.setProperty(DemoSettings.PORT, "18080");
    System.setProperty(DemoSettings.ONCE, "true");

    assertThat(DemoSettings.given()).isEqualTo(new DemoSettings(18080, 8025, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "eighty", "99999999999"})
  @DisplayName("are refused in one clear line when a port is none")
  void refuseWhatIsNoPort(String value) {
    System.setProperty(DemoSettings.PORT, value);

    assertThatThrownBy(DemoSettings::given)
        .isInstanceOf(DemoProblem.class)
        .hasMessage("-Ddemo.port=" + value + " is not a port (1 to 65535).");
  }

  @Test
  @DisplayName("are refused in one clear line when a port is taken, with a way out")
  void refuseATakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> DemoPorts.check(new DemoSettings(port, 1, false)))
          .isInstanceOf(DemoProblem.class)
          .hasMessageStartingWith("Port " + port + " is taken.")
          .hasMessageContaining("mvn -Pdemo -Ddemo.port=");
    }
  }
}
