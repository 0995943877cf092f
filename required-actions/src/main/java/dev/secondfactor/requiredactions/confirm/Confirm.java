package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.keycloak.step.ProvenMailbox;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * Asks for a second factor before one is added or removed or the account is changed, whoever
 * started that: it puts itself before the action in question. It cannot be started by an
 * application.
 */
final class Confirm implements RequiredActionProvider {

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    ProvenMailbox.note(context.getAuthenticationSession());
    if (new ProtectedChange(context).isHeldUp()) {
      context.getAuthenticationSession().addRequiredAction(ConfirmFactory.ID);
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    new Confirmation(context).show();
  }

  @Override
  public void processAction(RequiredActionContext context) {
    new Confirmation(context).act();
  }

  @Override
  public void close() {}
}
