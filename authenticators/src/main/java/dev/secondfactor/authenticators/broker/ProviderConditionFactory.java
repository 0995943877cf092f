package dev.secondfactor.authenticators.broker;

import dev.secondfactor.authenticators.condition.ConditionFactory;
import dev.secondfactor.keycloak.condition.ProviderSetting;
import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowCallbackFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the condition with which a flow spares users for whom an identity provider vouches. */
public final class ProviderConditionFactory extends ConditionFactory
    implements AuthenticationFlowCallbackFactory {

  /** For Keycloak, which finds it by its name. */
  public ProviderConditionFactory() {
    super(
        FactorSteps.PROVIDER,
        "Condition - identity provider not trusted",
        "Executes the current flow unless the second-factor policy of the realm trusts the identity"
            + " provider by which the user came, by its setting trustedProviders. For the sub-flow"
            + " of a post broker login flow that asks for a second factor; who was asked for it"
            + " earlier in the same login, before the account was linked, is not asked again.",
        new ProviderCondition(),
        List.of(spares()));
  }

  private static ProviderConfigProperty spares() {
    ProviderConfigProperty spares =
        new ProviderConfigProperty(
            ProviderSetting.SPARES,
            "What spares",
            "exempt: that the policy lists the provider alone. proven: what the provider has said of"
                + " the login, as the policy lists it, or a second factor that was checked earlier"
                + " in the same login. both: either.",
            ProviderConfigProperty.LIST_TYPE,
            ProviderSetting.BOTH);
    spares.setOptions(ProviderSetting.CHOICES);
    return spares;
  }
}
