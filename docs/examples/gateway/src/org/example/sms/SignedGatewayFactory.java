package org.example.sms;

import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.gateway.GatewaySettings;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import dev.secondfactor.keycloak.gateway.SettingsGatewayFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kind of gateway: its settings, and how a gateway is made of them. */
public final class SignedGatewayFactory extends SettingsGatewayFactory {

  private static final Setting URL = GatewaySettings.url("url", "Where messages are sent to.");

  private static final Setting KEY =
      Setting.secret("key", "The key of the signature, or a reference like ${vault.name}.");

  /** Keycloak makes one, for the whole server. */
  public SignedGatewayFactory() {
    super(List.of(URL, KEY, GatewaySettings.CONNECT_TIMEOUT, GatewaySettings.TIMEOUT));
  }

  @Override
  public String getId() {
    return "example-sms-signed";
  }

  @Override
  public String getHelpText() {
    return "Sends codes by SMS through a provider that wants its requests signed.";
  }

  /** Also called to check settings that are about to be saved, so it does nothing but read. */
  @Override
  protected Function<String, SmsGateway> read(SettingsReader settings) {
    Optional<String> url = settings.required(URL, URL.allowed());
    Optional<String> key = settings.required(KEY, KEY.allowed());
    GatewayTimeouts timeouts = GatewaySettings.timeouts(settings);
    return name ->
        new SignedGateway(name, URI.create(url.orElseThrow()), key.orElseThrow(), timeouts);
  }
}
