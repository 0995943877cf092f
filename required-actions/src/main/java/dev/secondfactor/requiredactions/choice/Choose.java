package dev.secondfactor.requiredactions.choice;

import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.requiredactions.registration.MissingFactor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * Lets users who have no second factor choose the one to set up. It puts itself before the end of a
 * login where the realm requires one; an administrator may ask for it, too. It cannot be started by
 * an application.
 */
final class Choose implements RequiredActionProvider {

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    if (new MissingFactor(context).leadsToChoice() && !new PutOff(context).isNoted()) {
      context.getAuthenticationSession().addRequiredAction(SetupActions.CHOOSE);
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    new Choice(context).show();
  }

  @Override
  public void processAction(RequiredActionContext context) {
    new Choice(context).act();
  }

  @Override
  public void close() {}
}
