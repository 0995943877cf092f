package dev.secondfactor.keycloak.flow;

import dev.secondfactor.core.method.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How the step {@value FactorSteps#DIRECT_GRANT} is set in a flow.
 *
 * @param methods those that it takes, of those that the policy enables
 * @param required whether it refuses who has no second factor, whatever the policy requires
 */
public record GrantSettings(Set<Method> methods, boolean required) {

  /** Names whether a second factor is required. */
  public static final String REQUIRED = "required";

  /** Keeps the set from being changed. */
  public GrantSettings {
    methods = Set.copyOf(methods);
  }

  /** Reads the configuration of an execution. */
  public static GrantSettings of(Map<String, String> config) {
    return new GrantSettings(MethodsSetting.of(config), Boolean.parseBoolean(config.get(REQUIRED)));
  }

  /** The configuration for these methods. */
  public static Map<String, String> config(Collection<Method> methods, boolean required) {
    Map<String, String> config = new HashMap<>(MethodsSetting.config(methods));
    config.put(REQUIRED, Boolean.toString(required));
    return config;
  }
}
