package dev.secondfactor.authenticators.broker;

import dev.secondfactor.authenticators.condition.Condition;
import dev.secondfactor.core.policy.TrustedProviders;
import dev.secondfactor.keycloak.broker.BrokeredLogin;
import dev.secondfactor.keycloak.broker.SparedLogin;
import dev.secondfactor.keycloak.condition.ProviderSetting;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.DecidedUser;
import dev.secondfactor.keycloak.step.FreshCheck;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationFlowModel;

/**
 * Holds, so that the user is asked, unless the word of the identity provider counts by which the
 * user came, or the user's second factor was checked earlier in this login, before the account was
 * linked. In a flow that does not come after a provider it always holds. It cannot be turned round:
 * a flow that lets in when it holds would let in everybody.
 */
final class ProviderCondition extends Condition implements AuthenticationFlowCallback {

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    Optional<BrokeredLogin> login = BrokeredLogin.before(context);
    return login.isEmpty() || !isSpared(context, login.orElseThrow());
  }

  @Override
  public void onParentFlowSuccess(AuthenticationFlowContext context) {}

  @Override
  public void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
    DecidedUser.refuseOther(topFlow);
  }

  private static boolean isSpared(AuthenticationFlowContext context, BrokeredLogin login) {
    TrustedProviders trusted = RealmPolicy.of(context.getSession(), context.getRealm()).providers();
    boolean isExempt = login.isExempt(trusted);
    boolean isProven = login.isProven(trusted);
    SparedLogin.note(context.getAuthenticationSession(), login, isExempt || isProven);
    DecidedUser.note(context, FactorSteps.PROVIDER);
    ProviderSetting setting = new ProviderSetting(config(context));
    return (setting.sparesExempt() && isExempt)
        || (setting.sparesProven() && (isProven || isChecked(context)));
  }

  private static boolean isChecked(AuthenticationFlowContext context) {
    return FreshCheck.isNoted(context.getAuthenticationSession(), context.getUser());
  }
}
