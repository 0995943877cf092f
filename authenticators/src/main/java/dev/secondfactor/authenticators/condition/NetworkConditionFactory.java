package dev.secondfactor.authenticators.condition;

import dev.secondfactor.keycloak.condition.NetworkSetting;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the condition with which a flow spares users in trusted networks. */
public final class NetworkConditionFactory extends ConditionFactory {

  /** For Keycloak, which finds it by its name. */
  public NetworkConditionFactory() {
    super(
        NetworkSetting.CONDITION,
        "Condition - outside of trusted networks",
        "Executes the current flow only if the user's address is in none of the networks. For"
            + " sub-flows that ask for a second factor: it is executed, too, when no network is"
            + " listed, when one is no network or when the address is not known, negated or not."
            + " Behind a proxy, the server option proxy-headers decides which address it is.",
        new NetworkCondition(),
        List.of(
            new ProviderConfigProperty(
                NetworkSetting.NETWORKS,
                "Trusted networks",
                "Networks of IPv4 or IPv6 such as 192.0.2.0/24 or 2001:db8::/32, or single"
                    + " addresses.",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                null),
            negate(
                "Ask inside instead",
                "On: the condition holds for users whose address is in one of the networks.")));
  }
}
