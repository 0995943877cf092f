package dev.secondfactor.keycloak.gateway;

import java.util.List;
import java.util.Map;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;

/** Components of gateways as Keycloak would hand them over. */
public final class Components {

  private Components() {}

  public static ComponentModel of(String id, String name, Map<String, String> config) {
    ComponentModel model = new ComponentModel();
    model.setId(id);
    model.setName(name);
    model.setParentId("realm-id");
    model.setConfig(new MultivaluedHashMap<>());
    config.forEach((setting, value) -> model.getConfig().put(setting, List.of(value)));
    return model;
  }

  public static ComponentModel of(Map<String, String> config) {
    return of("1", "A gateway", config);
  }

  /** What is said about such a component, each problem on its own. */
  public static List<String> problems(SettingsGatewayFactory factory, Map<String, String> config) {
    return factory.problems(of(config)).stream().map(problem -> problem.message()).toList();
  }
}
