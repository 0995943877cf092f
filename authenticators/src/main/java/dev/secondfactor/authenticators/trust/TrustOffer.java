package dev.secondfactor.authenticators.trust;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.trust.TrustRules;
import dev.secondfactor.keycloak.flow.BoundSteps;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.trust.TrustedBrowsers;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.services.resources.LoginActionsService;

/**
 * The offer, on the page that asks for a code, not to ask again in this browser. It is made where
 * the policy allows it and the flow of this login has the condition that honours it.
 */
public final class TrustOffer {

  private final AuthenticationFlowContext context;

  /** The offer in one call of a login step. */
  public TrustOffer(AuthenticationFlowContext context) {
    this.context = context;
  }

  /** For how many days; 0 when there is no offer. */
  public int days() {
    TrustRules rules = RealmPolicy.of(context.getSession(), context.getRealm()).trust();
    return rules.isOn() && isHonoured() ? rules.days() : 0;
  }

  /** Whether the user has asked for it, in the form that is answered now. */
  public boolean isTicked() {
    return CodeForm.of(context.getHttpRequest()).isTrust();
  }

  /**
   * Trusts the browser, if the user has asked for it.
   *
   * @param method the method whose code was right
   */
  public void take(Method method) {
    if (isTicked() && days() > 0) {
      new TrustedBrowsers(context.getSession(), context.getRealm(), context.getUser())
          .trust(method);
      new Decision(context.getSession(), context.getUser()).ask();
    }
  }

  private boolean isHonoured() {
    return LoginActionsService.AUTHENTICATE_PATH.equals(context.getFlowPath())
        && BoundSteps.of(context.getRealm(), context.getTopLevelFlow())
            .reached()
            .contains(FactorSteps.TRUSTED_BROWSER);
  }
}
