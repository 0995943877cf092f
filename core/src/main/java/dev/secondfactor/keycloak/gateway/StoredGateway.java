package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import dev.secondfactor.keycloak.setting.ComponentSettings;
import dev.secondfactor.keycloak.setting.VaultedSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** A gateway as a realm keeps it, for administrators: nothing that is told of it is a secret. */
public final class StoredGateway {

  private final KeycloakSession session;
  private final ComponentModel component;

  StoredGateway(KeycloakSession session, ComponentModel component) {
    this.session = session;
    this.component = component;
  }

  /** All of a realm, in the order in which they are tried; those that are not enabled, too. */
  public static List<StoredGateway> all(KeycloakSession session, RealmModel realm) {
    return SmsGateways.inOrder(SmsGateways.components(realm))
        .map(component -> new StoredGateway(session, component))
        .toList();
  }

  /** The one with this id; none when that is something else, or of another realm. */
  public static Optional<StoredGateway> find(KeycloakSession session, RealmModel realm, String id) {
    return all(session, realm).stream().filter(gateway -> gateway.id().equals(id)).findFirst();
  }

  /** The id of its component. */
  public String id() {
    return component.getId();
  }

  /** The name that administrators gave it. */
  public String name() {
    return Objects.requireNonNullElse(component.getName(), "");
  }

  /** The name of its kind, whether or not that is installed. */
  public String kindId() {
    return component.getProviderId();
  }

  /** Its kind; empty when that is not installed, or not any more. */
  public Optional<GatewayKind> kind() {
    return GatewayKind.find(session, kindId());
  }

  /** Whether messages can be sent by it, as it is set up; it may not be enabled. */
  public boolean isUsable() {
    return SmsGateways.gateway(session, component).isUsable();
  }

  /** What keeps it from being used. */
  public List<SettingProblem> problems() {
    return kind()
        .map(kind -> kind.problems(component, session.vault()))
        .orElseGet(() -> List.of(GatewayKind.unknown(session, kindId())));
  }

  /**
   * The values that are stored, by the name of the setting. In place of a secret there are stars; a
   * reference to the vault is none. What is no setting of the kind is left out, for it may be one.
   */
  public Map<Setting, List<String>> shown() {
    Map<Setting, List<String>> shown = new LinkedHashMap<>();
    for (Setting setting : kind().map(GatewayKind::settings).orElse(List.of())) {
      List<String> values = ComponentSettings.values(component).apply(setting.name());
      if (!values.isEmpty()) {
        shown.put(setting, values.stream().map(value -> shown(setting, value)).toList());
      }
    }
    return shown;
  }

  /** Whether Keycloak would store it again as it is. */
  boolean canBeSaved() {
    return kind().filter(kind -> kind.problems(component).isEmpty()).isPresent();
  }

  /** Takes it out of its realm. */
  public void remove(RealmModel realm) {
    realm.removeComponent(component);
  }

  /** A copy of its component, which can be changed. */
  ComponentModel copy() {
    return new ComponentModel(component);
  }

  private static String shown(Setting setting, String value) {
    boolean isSecret = setting.type() == Setting.Type.SECRET && !VaultedSettings.isReference(value);
    return isSecret ? SettingProblem.STARS : value;
  }
}
