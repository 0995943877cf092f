package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.info.ProductInfo;
import dev.secondfactor.keycloak.setting.ComponentSettings;
import dev.secondfactor.keycloak.setting.VaultedSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.vault.VaultTranscriber;

/**
 * A kind of gateway whose settings are described. Bad ones are refused when they are saved; a
 * component that has some all the same, as an import may bring it, hands over nothing. A gateway is
 * made once for each configuration and kept while it is in use. Public API.
 */
public abstract class SettingsGatewayFactory
    implements SmsGatewayProviderFactory, ServerInfoAwareProviderFactory {

  private static final Logger LOG = Logger.getLogger(SettingsGatewayFactory.class);

  private final List<Setting> settings;
  private final GatewayCache gateways = new GatewayCache(Clock.systemUTC());

  /**
   * A kind with these settings besides those that all have. Secrets may be references to Keycloak's
   * vault.
   */
  protected SettingsGatewayFactory(List<Setting> own) {
    this.settings = Stream.concat(GatewaySettings.common().stream(), own.stream()).toList();
  }

  /**
   * Reads the settings, and notes in the reader what does not go together.
   *
   * @return makes a gateway with a name; not asked to when there are problems. No connection is
   *     made for it
   */
  protected abstract Function<String, SmsGateway> read(SettingsReader settings);

  /** All settings, in the order of forms and references. */
  public final List<Setting> settings() {
    return settings;
  }

  /** What is wrong with the settings of a component; references to the vault are not followed. */
  public final List<SettingProblem> problems(ComponentModel model) {
    SettingsReader reader = new SettingsReader(ComponentSettings.values(model));
    readAll(reader);
    return reader.problems();
  }

  /** The same of a component in use: what the vault gives for references is looked at as well. */
  final List<SettingProblem> problems(ComponentModel model, VaultTranscriber vault) {
    VaultedSettings values = VaultedSettings.of(vault, model.getConfig(), settings);
    List<SettingProblem> stored =
        Stream.concat(problems(model).stream(), values.problems().stream()).toList();
    if (!stored.isEmpty()) {
      return stored;
    }
    SettingsReader reader = new SettingsReader(values::get);
    readAll(reader);
    return reader.problems();
  }

  @Override
  public final SmsGatewayProvider create(KeycloakSession session, ComponentModel model) {
    SmsGateway gateway =
        gateway(
            model, session.vault(), () -> session.realms().getRealm(model.getParentId()).getName());
    return () -> gateway;
  }

  final SmsGateway gateway(ComponentModel model, VaultTranscriber vault, Supplier<String> realm) {
    VaultedSettings values = VaultedSettings.of(vault, model.getConfig(), settings);
    String name = nameOf(model);
    return gateways.get(
        model.getId(), new Configuration(name, values), () -> make(realm.get(), name, values));
  }

  @Override
  public void validateConfiguration(
      KeycloakSession session, RealmModel realm, ComponentModel model) {
    unavailable()
        .ifPresent(
            why -> {
              throw ComponentSettings.refusal(why);
            });
    ComponentSettings.refuse(problems(model));
  }

  @Override
  public void onUpdate(
      KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
    gateways.remove(after.getId());
  }

  @Override
  public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
    gateways.remove(model.getId());
  }

  @Override
  public final List<ProviderConfigProperty> getConfigProperties() {
    return ComponentSettings.properties(settings);
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}

  static String nameOf(ComponentModel model) {
    return OneLine.shown(String.valueOf(model.getName())) + " (" + model.getId() + ")";
  }

  private SmsGateway make(String realm, String name, VaultedSettings values) {
    SettingsReader reader = new SettingsReader(values::get);
    Function<String, SmsGateway> maker = readAll(reader);
    // What the vault has not given is missing as well, which need not be said twice.
    List<SettingProblem> problems =
        values.problems().isEmpty() ? reader.problems() : values.problems();
    if (problems.isEmpty()) {
      return maker.apply(name);
    }
    for (SettingProblem problem : problems) {
      LOG.warnf("Realm %s, SMS gateway %s sends nothing: %s", realm, name, problem.message());
    }
    return new UnusableGateway(
        name, values.problems().isEmpty() ? UnusableGateway.SETTINGS : UnusableGateway.VAULT);
  }

  private Function<String, SmsGateway> readAll(SettingsReader reader) {
    reader.flag(GatewaySettings.ENABLED);
    reader.number(GatewaySettings.PRIORITY);
    return read(reader);
  }

  private record Configuration(String name, VaultedSettings values) {}
}
