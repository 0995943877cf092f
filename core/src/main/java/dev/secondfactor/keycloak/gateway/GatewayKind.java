package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.keycloak.setting.ComponentSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultTranscriber;

/** A kind of gateway that is installed: what can be set, and what is wrong with a component. */
public final class GatewayKind {

  /** The field that names a kind. */
  public static final String FIELD = "kind";

  private final SmsGatewayProviderFactory factory;

  private GatewayKind(SmsGatewayProviderFactory factory) {
    this.factory = factory;
  }

  /** All kinds, by their names. */
  public static List<GatewayKind> all(KeycloakSession session) {
    return session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(SmsGatewayProvider.class)
        .map(SmsGatewayProviderFactory.class::cast)
        .map(GatewayKind::new)
        .sorted(Comparator.comparing(GatewayKind::id))
        .toList();
  }

  /** The kind with this name. */
  public static Optional<GatewayKind> find(KeycloakSession session, String id) {
    return factory(session, id).map(GatewayKind::new);
  }

  /** What to say of a kind that is not installed. */
  public static SettingProblem unknown(KeycloakSession session, String id) {
    List<String> ids = all(session).stream().map(GatewayKind::id).toList();
    return new SettingProblem(FIELD, OneLine.shown(id), "one of " + String.join(", ", ids));
  }

  static Optional<SmsGatewayProviderFactory> factory(KeycloakSession session, String id) {
    return Optional.ofNullable(
            session.getKeycloakSessionFactory().getProviderFactory(SmsGatewayProvider.class, id))
        .map(SmsGatewayProviderFactory.class::cast);
  }

  /** Its name, the provider id of components. */
  public String id() {
    return factory.getId();
  }

  /** What it is for, in one sentence. */
  public String help() {
    return factory.getHelpText();
  }

  /** Whether one can be made on this server. */
  public boolean isAvailable() {
    return factory.unavailable().isEmpty();
  }

  /** What can be set, in the order of forms. */
  public List<Setting> settings() {
    return factory instanceof SettingsGatewayFactory described
        ? described.settings()
        : withCommon(ComponentSettings.settings(factory.getConfigProperties()));
  }

  /** What forbids that a component is saved; references to the vault are not followed. */
  List<SettingProblem> problems(ComponentModel component) {
    List<SettingProblem> problems = new ArrayList<>(unavailable());
    problems.addAll(
        factory instanceof SettingsGatewayFactory described
            ? described.problems(component)
            : read(component));
    return problems;
  }

  /** What keeps a component from being used, what the vault gives included. */
  List<SettingProblem> problems(ComponentModel component, VaultTranscriber vault) {
    List<SettingProblem> problems = new ArrayList<>(unavailable());
    problems.addAll(
        factory instanceof SettingsGatewayFactory described
            ? described.problems(component, vault)
            : read(component));
    return problems;
  }

  private static List<Setting> withCommon(List<Setting> own) {
    List<String> names = GatewaySettings.common().stream().map(Setting::name).toList();
    return Stream.concat(
            GatewaySettings.common().stream(),
            own.stream().filter(setting -> !names.contains(setting.name())))
        .toList();
  }

  private List<SettingProblem> unavailable() {
    return factory.unavailable().stream()
        .map(why -> new SettingProblem(FIELD, id(), "another kind. " + why))
        .toList();
  }

  private List<SettingProblem> read(ComponentModel component) {
    SettingsReader reader = new SettingsReader(ComponentSettings.values(component));
    settings().forEach(reader::texts);
    return reader.problems();
  }
}
