package dev.secondfactor.requiredactions.choice;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.requiredactions.registration.MissingFactor;
import dev.secondfactor.requiredactions.registration.OtherSetup;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;

/** One call of the choice: which methods there are follows from the policy each time. */
final class Choice {

  private static final String PUT_OFF = "put_off";

  private final RequiredActionContext context;
  private final MissingFactor missing;
  private final List<Method> methods;
  private final PutOff putOff;

  Choice(RequiredActionContext context) {
    this.context = context;
    this.missing = new MissingFactor(context);
    this.methods = missing.methods();
    this.putOff = new PutOff(context);
  }

  /** Shows the page, unless the user has set a second factor up in another window. */
  void show() {
    if (isNeeded()) {
      context.challenge(new ChoicePage(context).toSetUp(methods, putOff.begin()));
    } else {
      context.success();
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    Optional<Method> chosen =
        methods.stream().filter(method -> method.id().equals(form.method())).findFirst();
    if (!isNeeded()) {
      context.success();
    } else if (chosen.isPresent()) {
      new OtherSetup(context, SetupActions.CHOOSE).goTo(chosen.orElseThrow());
    } else if (form.isLater() && putOff.tryOnce()) {
      context.getEvent().detail(SecondFactorEvents.OUTCOME, PUT_OFF);
      context.success();
    } else {
      show();
    }
  }

  private boolean isNeeded() {
    return missing.hasNone() && !methods.isEmpty();
  }
}
