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
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;

/** Has a user set up a method at the next login. */
final class RequiredEnrolment {

  private final AdminCall call;
  private final UserModel user;

  RequiredEnrolment(AdminCall call, UserModel user) {
    this.call = call;
    this.user = user;
  }

  /**
   * Requires it, and tells the owner; once is enough.
   *
   * @param named the method; the policy's first when there is none
   * @return the method
   */
  Method require(Optional<Method> named) {
    Method method = allowed(named);
    if (put(method)) {
      tell(OwnerNotice.REQUIRED, method);
    }
    return method;
  }

  /** Requires it, and sends the owner a link to where it can be done, each time. */
  Method invite(Optional<Method> named) {
    Method method = allowed(named);
    if (!user.isEmailVerified() || user.getEmail() == null) {
      throw Refusal.conflict("The user has no verified e-mail address.");
    }
    if (!user.isEnabled()) {
      throw Refusal.conflict("The account is disabled.");
    }
    ClientModel console = call.realm().getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID);
    if (console == null || !console.isEnabled()) {
      throw Refusal.conflict("The realm has no account console, which the link would lead to.");
    }
    put(method);
    tell(OwnerNotice.INVITED, method);
    return method;
  }

  /** The method, if the realm lets it be set up. */
  Method allowed(Optional<Method> named) {
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
    return method;
  }

  private boolean put(Method method) {
    String action = SetupActions.of(method);
    boolean isNew = user.getRequiredActionsStream().noneMatch(action::equals);
    if (isNew) {
      user.addRequiredAction(action);
    }
    return isNew;
  }

  private void tell(OwnerNotice notice, Method method) {
    new OwnerNotices(call.session(), call.realm()).tell(user, notice, Concerned.method(method));
  }
}
