package dev.secondfactor.keycloak.flow;

import dev.secondfactor.core.method.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.Constants;

/**
 * How the step {@value FactorSteps#DIRECT_GRANT} is set in a flow.
 *
 * @param methods those that it takes, of those that the policy enables
 * @param required whether it refuses who has no second factor, whatever the policy requires
 */
public record GrantSettings(Set<Method> methods, boolean required) {

  /** Names the methods, as Keycloak joins values; without it there are all. */
  public static final String METHODS = "methods";

  /** Names whether a second factor is required. */
  public static final String REQUIRED = "required";

  /** Keeps the set from being changed. */
  public GrantSettings {
    methods = Set.copyOf(methods);
  }

  /**
   * Reads the configuration of an execution. What names no method is left out: a mistake lets fewer
   * methods in, not more.
   */
  public static GrantSettings of(Map<String, String> config) {
    String joined = Optional.ofNullable(config.get(METHODS)).orElse("");
    return new GrantSettings(
        joined.isBlank() ? Set.of(Method.values()) : methods(joined),
        Boolean.parseBoolean(config.get(REQUIRED)));
  }

  /** The configuration for these methods. */
  public static Map<String, String> config(Collection<Method> methods, boolean required) {
    Map<String, String> config = new HashMap<>();
    config.put(
        METHODS,
        methods.stream().map(Method::id).collect(Collectors.joining(Constants.CFG_DELIMITER)));
    config.put(REQUIRED, Boolean.toString(required));
    return config;
  }

  private static Set<Method> methods(String joined) {
    return Arrays.stream(Constants.CFG_DELIMITER_PATTERN.split(joined))
        .flatMap(id -> Method.byId(id).stream())
        .collect(Collectors.toSet());
  }
}
