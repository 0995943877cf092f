package dev.secondfactor.requiredactions.choice;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.order.OwnOrder;
import dev.secondfactor.keycloak.step.CodeForm;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * Lets users who have several second factors say which one they want to be asked for first. An
 * application starts it; there is nothing to say for who has only one.
 */
final class FirstMethod implements RequiredActionProvider {

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {}

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    OwnOrder order = order(context);
    if (order.methods().size() < 2) {
      context.success();
    } else {
      context.challenge(new ChoicePage(context).first(order.methods()));
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    OwnOrder order = order(context);
    String id = CodeForm.of(context.getHttpRequest()).method();
    Optional<Method> chosen =
        order.methods().stream().filter(method -> method.id().equals(id)).findFirst();
    if (chosen.isPresent()) {
      order.putFirst(chosen.orElseThrow());
      context.success();
    } else {
      requiredActionChallenge(context);
    }
  }

  private static OwnOrder order(RequiredActionContext context) {
    return new OwnOrder(context.getSession(), context.getRealm(), context.getUser());
  }

  @Override
  public void close() {}
}
