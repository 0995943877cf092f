package dev.secondfactor.keycloak.gateway.log;

import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.gateway.SettingsGatewayFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.keycloak.common.util.Environment;

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
  public Optional<String> unavailable() {
    return Optional.of(
            "A gateway of the kind "
                + ID
                + " writes codes to the log. It is allowed in development mode only (start-dev)")
        .filter(why -> !developing.getAsBoolean());
  }

  @Override
  protected Function<String, SmsGateway> read(SettingsReader settings) {
    return name -> new LogGateway(name, developing);
  }
}
