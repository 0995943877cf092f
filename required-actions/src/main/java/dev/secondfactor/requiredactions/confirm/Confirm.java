package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.keycloak.step.ProvenMailbox;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * Asks for a second factor before one is added or removed or the account is changed, whoever
 * started that: it puts itself before the action in question. An application may also start it by
 * itself: what it does next then needs no other check.
 */
final class Confirm implements RequiredActionProvider {

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

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
