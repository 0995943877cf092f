package dev.secondfactor.admin.user;

import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Has users set up a method at their next login. */
final class RequiredEnrolment {

  private final AdminCall call;

  RequiredEnrolment(AdminCall call) {
    this.call = call;
  }

  /**
   * Requires it, and tells the owner; once is enough.
   *
   * @param named the method; the policy's first when there is none
   * @return the method
   */
  Method require(UserModel user, Optional<Method> named) {
    SecondFactorPolicy policy = RealmPolicy.of(call.session(), call.realm());
    Method method =
        named
            .or(policy::firstToSetUp)
            .orElseThrow(() -> Refusal.conflict("The policy lets no method be set up."));
    if (!policy.letsSetUp(method)) {
      throw Refusal.conflict("The policy does not let " + method.id() + " be set up.");
    }
    String action = SetupActions.of(method);
    if (!SetupActions.isEnabled(call.realm(), action)) {
      throw Refusal.conflict("The required action " + action + " is not enabled in the realm.");
    }
    if (user.getRequiredActionsStream().noneMatch(action::equals)) {
      user.addRequiredAction(action);
      new OwnerNotices(call.session(), call.realm())
          .tell(user, OwnerNotice.REQUIRED, Concerned.method(method));
    }
    return method;
  }
}
