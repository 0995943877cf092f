package dev.secondfactor.authenticators.level;

import dev.secondfactor.authenticators.condition.Condition;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.flow.LevelSetting;
import dev.secondfactor.keycloak.step.DecidedUser;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.conditional.ConditionalLoaAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * Always holds, and sets the level that is asked for, which Keycloak's own condition behind it
 * reads: that of the realm for whom the realm asks, else what the application asks for.
 */
final class LevelCondition extends Condition implements AuthenticationFlowCallback {

  private static final Logger LOG = Logger.getLogger(LevelCondition.class);

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    LevelSetting setting = LevelSetting.of(config(context));
    RequestedLevel requested = new RequestedLevel(context.getAuthenticationSession());
    if (isAsked(context, setting)) {
      requested.raise(setting.level());
    } else {
      requested.restore();
    }
    new EarlierLevels(context).keepOwn(setting.level());
    DecidedUser.note(context, FactorSteps.LEVEL);
    checkAtTheEnd(context);
    return true;
  }

  @Override
  public void onParentFlowSuccess(AuthenticationFlowContext context) {}

  @Override
  public void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
    DecidedUser.refuseOther(topFlow);
  }

  private static boolean isAsked(AuthenticationFlowContext context, LevelSetting setting) {
    return setting.subFlows().isEmpty()
        || setting.subFlows().stream().anyMatch(name -> wasExecuted(context, name));
  }

  /** A sub-flow that is not in the flow, or disabled in it, counts as executed. */
  private static boolean wasExecuted(AuthenticationFlowContext context, String name) {
    Optional<AuthenticationExecutionModel> execution =
        Optional.ofNullable(context.getRealm().getFlowByAlias(name))
            .map(AuthenticationFlowModel::getId)
            .map(context.getRealm()::getAuthenticationExecutionByFlowId)
            .filter(AuthenticationExecutionModel::isEnabled)
            .filter(found -> isIn(context, found));
    if (execution.isEmpty()) {
      LOG.warnf(
          "Condition %s in realm %s asks everybody for a second factor: the flow has no sub-flow %s",
          context.getExecution().getAuthenticator(), context.getRealm().getName(), name);
    }
    return execution
        .map(AuthenticationExecutionModel::getId)
        .map(context.getAuthenticationSession().getExecutionStatus()::get)
        .map(ExecutionStatus.SUCCESS::equals)
        .orElse(execution.isEmpty());
  }

  private static boolean isIn(
      AuthenticationFlowContext context, AuthenticationExecutionModel execution) {
    RealmModel realm = context.getRealm();
    String parent = execution.getParentFlow();
    return parent.equals(context.getTopLevelFlow().getId())
        || Optional.ofNullable(realm.getAuthenticationExecutionByFlowId(parent))
            .filter(above -> isIn(context, above))
            .isPresent();
  }

  /**
   * Has Keycloak compare what was reached with an essential claim also when every level was reached
   * before, and no sub-flow is executed.
   */
  private static void checkAtTheEnd(AuthenticationFlowContext context) {
    AuthenticatorUtil.setAuthCallbacksFactoryIds(
        context.getAuthenticationSession(), ConditionalLoaAuthenticatorFactory.PROVIDER_ID);
  }
}
