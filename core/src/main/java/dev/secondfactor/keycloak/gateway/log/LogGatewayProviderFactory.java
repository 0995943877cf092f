package dev.secondfactor.keycloak.gateway.log;

import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.gateway.SettingsGatewayFactory;
import dev.secondfactor.keycloak.setting.ComponentSettings;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.keycloak.common.util.Environment;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Gateways of the kind log. None can be saved outside development mode. */
public final class LogGatewayProviderFactory extends SettingsGatewayFactory {

  /** The provider id of the component. */
  public static final String ID = "second-factor-sms-log";

  private final BooleanSupplier developing;

  /** The factory that Keycloak finds. */
  public LogGatewayProviderFactory() {
    this(Environment::isDevMode);
  }

  LogGatewayProviderFactory(BooleanSupplier developing) {
    super(List.of());
    this.developing = developing;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getHelpText() {
    return "Writes SMS with their codes to the server's log. For development mode only.";
  }

  @Override
  public void validateConfiguration(
      KeycloakSession session, RealmModel realm, ComponentModel model) {
    if (!developing.getAsBoolean()) {
      throw ComponentSettings.refusal(
          "A gateway of the kind "
              + ID
              + " writes codes to the log. It is allowed in development mode only (start-dev)");
    }
    super.validateConfiguration(session, realm, model);
  }

  @Override
  protected Function<String, SmsGateway> read(SettingsReader settings) {
    return name -> new LogGateway(name, developing);
  }
}
