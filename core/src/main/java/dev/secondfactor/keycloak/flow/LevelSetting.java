package dev.secondfactor.keycloak.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.Constants;

/**
 * How the condition {@value FactorSteps#LEVEL} is set in a flow.
 *
 * @param level the level of authentication that the realm asks for
 * @param subFlows the sub-flows, by their names, one of which is executed for whom the realm asks;
 *     none when it asks everybody
 */
public record LevelSetting(int level, List<String> subFlows) {

  /** The level of a password, or of an identity provider. */
  public static final int PASSWORD = 1;

  /** The level of a second factor, or of a passkey. */
  public static final int SECOND_FACTOR = 2;

  /** Names the level. */
  public static final String LEVEL = "level";

  /** Names the sub-flows, as Keycloak joins values. */
  public static final String SUB_FLOWS = "sub-flows";

  /** Keeps the list from being changed. */
  public LevelSetting {
    subFlows = List.copyOf(subFlows);
  }

  /** Reads the configuration of an execution. What is no level is that of a second factor. */
  public static LevelSetting of(Map<String, String> config) {
    return new LevelSetting(
        Optional.ofNullable(config.get(LEVEL))
            .filter(value -> value.matches("\\d{1,4}"))
            .map(Integer::parseInt)
            .orElse(SECOND_FACTOR),
        Arrays.stream(
                Constants.CFG_DELIMITER_PATTERN.split(
                    Optional.ofNullable(config.get(SUB_FLOWS)).orElse("")))
            .filter(name -> !name.isBlank())
            .toList());
  }

  /** The configuration for it. */
  public Map<String, String> config() {
    return Map.of(
        LEVEL, Integer.toString(level), SUB_FLOWS, String.join(Constants.CFG_DELIMITER, subFlows));
  }
}
