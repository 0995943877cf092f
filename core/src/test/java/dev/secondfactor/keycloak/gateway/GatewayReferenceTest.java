package dev.secondfactor.keycloak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.Reference;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.keycloak.gateway.http.HttpGatewayProviderFactory;
import dev.secondfactor.keycloak.gateway.log.LogGatewayProviderFactory;
import dev.secondfactor.keycloak.gateway.twilio.TwilioGatewayProviderFactory;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayReferenceTest {

  private static final List<Setting> COMMON = GatewaySettings.common();

  @Test
  @DisplayName("the reference for administrators has exactly the settings that there are")
  void isComplete() throws IOException {
    Reference.check(
        "sms.md",
        List.of(
            COMMON,
            own(new TwilioGatewayProviderFactory()),
            own(new HttpGatewayProviderFactory())));
    assertThat(new LogGatewayProviderFactory().settings()).isEqualTo(COMMON);
  }

  private static List<Setting> own(SettingsGatewayFactory kind) {
    return kind.settings().subList(COMMON.size(), kind.settings().size());
  }
}
