package dev.secondfactor.keycloak.gateway.http;

import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.gateway.SettingsGatewayFactory;
import java.util.function.Function;

/** Gateways of the kind HTTP. */
public final class HttpGatewayProviderFactory extends SettingsGatewayFactory {

  /** The provider id of the component. */
  public static final String ID = "second-factor-sms-http";

  /** The factory that Keycloak finds. */
  public HttpGatewayProviderFactory() {
    super(HttpFields.ALL);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getHelpText() {
    return "Sends codes by SMS through any provider that takes them by HTTP.";
  }

  @Override
  protected Function<String, SmsGateway> read(SettingsReader settings) {
    HttpSettings read = HttpSettings.read(settings);
    return name -> new HttpGateway(name, read);
  }
}
