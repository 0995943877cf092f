package dev.secondfactor.authenticators.trust;

import dev.secondfactor.authenticators.condition.ConditionFactory;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.trust.StoredTrust;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** Makes the condition with which a flow spares browsers that are trusted. */
public final class TrustedBrowserConditionFactory extends ConditionFactory {

  /** For Keycloak, which finds it by its name. */
  public TrustedBrowserConditionFactory() {
    super(
        FactorSteps.TRUSTED_BROWSER,
        "Condition - browser not trusted",
        "Executes the current flow unless the user has had this browser trusted, for the days that"
            + " the second-factor policy of the realm allows. For the sub-flow of a browser flow"
            + " that asks for a second factor: it is executed, too, when the policy allows none,"
            + " and for every login that demands a fresh check.",
        new TrustedBrowserCondition(),
        List.of());
  }

  /**
   * For the account console, which lists the credentials of the flows. Being no reference category,
   * it is at no level of authentication.
   */
  @Override
  public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
    return Set.of(StoredTrust.TYPE);
  }
}
