package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import dev.secondfactor.keycloak.setting.ChangedConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A gateway that is added to a realm, or a change of one. Nothing is stored before {@link #save}.
 */
public final class GatewayChange {

  /** The field with the name of a gateway. */
  public static final String NAME = "name";

  private static final int LONGEST_NAME = 255;
  private static final int LAST_PRIORITY = 1000;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ComponentModel component;
  private final List<SettingProblem> problems = new ArrayList<>();
  private final List<String> changed;
  private final boolean renamed;
  private final boolean added;

  private GatewayChange(
      KeycloakSession session,
      RealmModel realm,
      ComponentModel component,
      Optional<String> name,
      Map<String, List<String>> values) {
    this.session = session;
    this.realm = realm;
    this.component = component;
    this.added = component.getId() == null;
    Optional<GatewayKind> kind = GatewayKind.find(session, component.getProviderId());
    List<Setting> settings = kind.map(GatewayKind::settings).orElse(List.of());
    ChangedConfig config =
        ChangedConfig.of(component.getConfig(), component.getConfig(), values, settings);
    changed = config.names();
    renamed = name.isPresent() && !name.equals(Optional.ofNullable(component.getName()));
    component.setConfig(config.after());
    name.ifPresent(component::setName);
    checkName();
    problems.addAll(
        kind.map(known -> known.problems(component))
            .orElseGet(() -> List.of(GatewayKind.unknown(session, component.getProviderId()))));
  }

  /**
   * A new gateway. Without a priority it is tried after those that there are.
   *
   * @param name one line of at most 255 characters
   * @param values values by the name of the setting
   */
  public static GatewayChange adding(
      KeycloakSession session,
      RealmModel realm,
      String kind,
      String name,
      Map<String, List<String>> values) {
    ComponentModel component = new ComponentModel();
    component.setParentId(realm.getId());
    component.setProviderType(SmsGatewayProvider.class.getName());
    component.setProviderId(kind);
    component.setConfig(new MultivaluedHashMap<>());
    SmsGateways.components(realm)
        .mapToInt(SmsGateways::priority)
        .max()
        .ifPresent(last -> putPriority(component, Math.min(last + 1, LAST_PRIORITY)));
    return new GatewayChange(session, realm, component, Optional.of(name), values);
  }

  /**
   * A change of a gateway. Its kind stays.
   *
   * @param name the new name; empty for the one that it has
   * @param values values by the name of the setting; an empty list is its default. A secret that is
   *     given as the stars that are shown in its place stays as it is
   */
  public static GatewayChange of(
      KeycloakSession session,
      RealmModel realm,
      StoredGateway gateway,
      Optional<String> name,
      Map<String, List<String>> values) {
    return new GatewayChange(session, realm, gateway.copy(), name, values);
  }

  /** What is not allowed; then nothing can be saved. */
  public List<SettingProblem> problems() {
    return List.copyOf(problems);
  }

  /** The names of the settings that have another value than before, in order. */
  public List<String> changed() {
    return changed;
  }

  /** Whether anything is another than before. */
  public boolean isChange() {
    return added || renamed || !changed.isEmpty();
  }

  /**
   * Stores it, when it is a change.
   *
   * @return the gateway as it is then
   * @throws org.keycloak.component.ComponentValidationException when a kind of others refuses it
   * @throws IllegalStateException when there are problems
   */
  public StoredGateway save() {
    if (!problems.isEmpty()) {
      throw new IllegalStateException("not allowed: " + problems);
    }
    if (added) {
      return new StoredGateway(session, realm.addComponentModel(component));
    }
    if (isChange()) {
      realm.updateComponent(component);
    }
    return new StoredGateway(session, component);
  }

  static void putPriority(ComponentModel component, int priority) {
    component.getConfig().putSingle(GatewaySettings.PRIORITY.name(), Integer.toString(priority));
  }

  private void checkName() {
    String name = Objects.requireNonNullElse(component.getName(), "");
    if (name.isBlank() || !OneLine.fits(name, LONGEST_NAME)) {
      problems.add(
          new SettingProblem(
              NAME,
              OneLine.shown(name).strip(),
              "one line of at most " + LONGEST_NAME + " characters"));
    }
  }
}
