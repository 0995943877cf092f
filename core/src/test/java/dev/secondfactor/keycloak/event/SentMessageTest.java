package dev.secondfactor.keycloak.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.method.Method;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SentMessageTest {

  private static final SentMessage MESSAGE =
      new SentMessage(
          "realm", "user", Method.SMS_OTP, true, "+49 •••89", "192.0.2.7", Optional.of("app"));

  @Test
  @DisplayName("what is kept of a message is the same when it is read")
  void roundTrip() {
    assertThat(SentMessage.of(MESSAGE.values())).contains(MESSAGE);
    SentMessage bare =
        new SentMessage("realm", "user", Method.EMAIL_OTP, false, "", "", Optional.empty());
    assertThat(SentMessage.of(bare.values())).contains(bare);
  }

  @Test
  @DisplayName("values of something else are no message")
  void others() {
    assertThat(SentMessage.of(Map.of("realm", "realm"))).isEmpty();
    assertThat(SentMessage.of(Map.of("method", "no-such"))).isEmpty();
  }
}
