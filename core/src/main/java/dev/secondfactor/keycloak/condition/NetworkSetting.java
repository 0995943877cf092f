package dev.secondfactor.keycloak.condition;

import dev.secondfactor.core.network.Networks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.Constants;

/** Which networks the condition {@value #CONDITION} trusts. */
public final class NetworkSetting {

  /** The provider id of the condition. */
  public static final String CONDITION = "second-factor-network";

  /** Names the networks, each an address with or without a length, as Keycloak joins values. */
  public static final String NETWORKS = "networks";

  private final Networks networks;

  /** Reads the configuration of an execution. */
  public NetworkSetting(Map<String, String> config) {
    String joined = Optional.ofNullable(config.get(NETWORKS)).orElse("");
    this.networks = Networks.parse(List.of(Constants.CFG_DELIMITER_PATTERN.split(joined)));
  }

  /** The networks. */
  public Networks networks() {
    return networks;
  }

  /** What is not clear, for an administrator; empty when all is. */
  public Optional<String> fault() {
    if (networks.isClear()) {
      return Optional.empty();
    }
    return Optional.of(
        networks.bad().isEmpty()
            ? "no network is listed"
            : "these are no networks: " + String.join(", ", networks.bad()));
  }
}
