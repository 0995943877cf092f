package dev.secondfactor.keycloak.condition;

import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of an identity provider spares users in the condition {@value FactorSteps#PROVIDER}. */
public final class ProviderSetting {

  /** Names what spares: one of {@link #CHOICES}. */
  public static final String SPARES = "spares";

  /** That the policy lists the provider alone, or what it has said. */
  public static final String BOTH = "both";

  /** That the policy lists the provider alone. */
  public static final String EXEMPT = "exempt";

  /** What the provider has said of the login. */
  public static final String PROVEN = "proven";

  /** All that can be chosen; the first is the default. */
  public static final List<String> CHOICES = List.of(BOTH, EXEMPT, PROVEN);

  private final String spares;

  /** The configuration of an execution in which this spares. */
  public static Map<String, String> config(String spares) {
    return Map.of(SPARES, spares);
  }

  /** Reads the configuration of an execution. */
  public ProviderSetting(Map<String, String> config) {
    this.spares =
        Optional.ofNullable(config.get(SPARES)).filter(value -> !value.isBlank()).orElse(BOTH);
  }

  /** Whether users of a provider that is listed alone are spared. */
  public boolean sparesExempt() {
    return spares.equals(BOTH) || spares.equals(EXEMPT);
  }

  /** Whether those are spared of whose login the provider has said enough. */
  public boolean sparesProven() {
    return spares.equals(BOTH) || spares.equals(PROVEN);
  }
}
