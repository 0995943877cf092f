package dev.secondfactor.keycloak.policy;

import dev.secondfactor.core.setting.SettingProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Changes the policy of a realm, as its component; the first change makes the component. */
public final class PolicyChange {

  private final KeycloakSession session;
  private final RealmModel realm;

  /** A change in a realm. */
  public PolicyChange(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Drops all settings: every field has its default then, but those that are given. */
  public List<SettingProblem> replace(Map<String, List<String>> values) {
    ComponentModel component = component();
    component.setConfig(new MultivaluedHashMap<>());
    return save(component, values);
  }

  /**
   * Changes these settings.
   *
   * @param values values by the name of the setting; an empty list is its default. A secret that is
   *     given as the stars that are shown in its place stays as it is
   * @return what is not allowed; when there is anything, nothing is changed
   */
  public List<SettingProblem> merge(Map<String, List<String>> values) {
    return save(component(), values);
  }

  private List<SettingProblem> save(ComponentModel component, Map<String, List<String>> values) {
    MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>(component.getConfig());
    values.forEach(
        (name, texts) -> {
          if (texts.isEmpty()) {
            config.remove(name);
          } else if (!texts.equals(List.of(SettingProblem.STARS)) || !config.containsKey(name)) {
            config.put(name, texts);
          }
        });
    component.setConfig(config);
    List<SettingProblem> problems = SecondFactorPolicyProviderFactory.problems(session, component);
    if (problems.isEmpty()) {
      store(component);
    }
    return problems;
  }

  private void store(ComponentModel component) {
    if (realm.getComponent(component.getId()) == null) {
      realm.addComponentModel(component);
    } else {
      realm.updateComponent(component);
    }
  }

  /** A copy of the one that there is; else a new one. */
  private ComponentModel component() {
    return RealmPolicy.component(realm).map(ComponentModel::new).orElseGet(this::newComponent);
  }

  /** The id depends on the realm alone: two that make it at once collide, and one is refused. */
  private ComponentModel newComponent() {
    String name = SecondFactorPolicyProviderFactory.ID;
    ComponentModel component = new ComponentModel();
    component.setId(
        UUID.nameUUIDFromBytes((name + ":" + realm.getId()).getBytes(StandardCharsets.UTF_8))
            .toString());
    component.setName(name);
    component.setParentId(realm.getId());
    component.setProviderId(name);
    component.setProviderType(SecondFactorPolicyProvider.class.getName());
    component.setConfig(new MultivaluedHashMap<>());
    return component;
  }
}
