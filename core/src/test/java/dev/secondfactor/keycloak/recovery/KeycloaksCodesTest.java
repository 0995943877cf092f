package dev.secondfactor.keycloak.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.recovery.OrderedCode;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;

class KeycloaksCodesTest {

  @Test
  @DisplayName(
      "codes as Keycloak makes them are read as they are, in groups and small letters, too")
  void read() {
    for (String code : RecoveryAuthnCodesUtils.generateRawCodes()) {
      assertThat(OrderedCode.read(code)).contains(code);
      String typed =
          String.join("-", code.substring(0, 4), code.substring(4, 8), code.substring(8));
      assertThat(OrderedCode.read(typed.toLowerCase(Locale.ROOT))).contains(code);
    }
  }
}
