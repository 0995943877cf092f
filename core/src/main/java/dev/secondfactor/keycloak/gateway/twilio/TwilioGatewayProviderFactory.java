package dev.secondfactor.keycloak.gateway.twilio;

import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.gateway.SettingsGatewayFactory;
import java.util.function.Function;

/** Gateways of the kind Twilio. */
public final class TwilioGatewayProviderFactory extends SettingsGatewayFactory {

  /** The provider id of the component. */
  public static final String ID = "second-factor-sms-twilio";

  /** The factory that Keycloak finds. */
  public TwilioGatewayProviderFactory() {
    super(TwilioFields.ALL);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getHelpText() {
    return "Sends codes by SMS through Twilio.";
  }

  @Override
  protected Function<String, SmsGateway> read(SettingsReader settings) {
    TwilioSettings read = TwilioSettings.read(settings);
    return name ->
        new TwilioGateway(
            name,
            read.account(),
            read.options(),
            read.callbackToken().map(TwilioReports::new),
            read.timeouts());
  }
}
