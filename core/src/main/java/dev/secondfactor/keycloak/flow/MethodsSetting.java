package dev.secondfactor.keycloak.flow;

import dev.secondfactor.core.method.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.Constants;

/** Which methods a step or a condition in a flow is about. */
public final class MethodsSetting {

  /** Names the methods, as Keycloak joins values; without it there are all. */
  public static final String METHODS = "methods";

  private MethodsSetting() {}

  /**
   * Reads the configuration of an execution. What names no method is left out: a mistake lets fewer
   * methods in, not more.
   */
  public static Set<Method> of(Map<String, String> config) {
    String joined = Optional.ofNullable(config.get(METHODS)).orElse("");
    return joined.isBlank() ? Set.of(Method.values()) : methods(joined);
  }

  /** The configuration for these methods. */
  public static Map<String, String> config(Collection<Method> methods) {
    return Map.of(
        METHODS,
        methods.stream().map(Method::id).collect(Collectors.joining(Constants.CFG_DELIMITER)));
  }

  private static Set<Method> methods(String joined) {
    return Arrays.stream(Constants.CFG_DELIMITER_PATTERN.split(joined))
        .flatMap(id -> Method.byId(id).stream())
        .collect(Collectors.toSet());
  }
}
