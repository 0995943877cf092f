package dev.secondfactor.requiredactions.registration;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.broker.SparedLogin;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.policy.AskedUsers;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;

/**
 * What a login asks of a user who has no second factor, where the realm requires one. It leads
 * straight to a set-up when there is nothing to choose: only one method can be set up, or the realm
 * has named the primary one. Otherwise, and whenever the set-up may be put off, it leads to the
 * choice.
 */
public final class MissingFactor {

  private final RequiredActionContext context;
  private final SecondFactorPolicy policy;

  /** What the login of this context asks. */
  public MissingFactor(RequiredActionContext context) {
    this.context = context;
    this.policy = RealmPolicy.of(context.getSession(), context.getRealm());
  }

  /** The methods that the user can set up, the one to begin with first. */
  public List<Method> methods() {
    return policy
        .toSetUp()
        .filter(method -> SetupActions.isEnabled(context.getRealm(), SetupActions.of(method)))
        .toList();
  }

  /** Whether the user has no second factor. */
  public boolean hasNone() {
    return !new SecondFactors(context.getUser(), policy).any();
  }

  /**
   * Whether the realm requires one that the user does not have, and no identity provider vouches
   * for this login.
   */
  public boolean isDue() {
    return new AskedUsers(context.getSession(), context.getRealm()).mustHaveOne(context.getUser())
        && hasNone()
        && !SparedLogin.isOne(
            context.getSession(), context.getAuthenticationSession(), policy.providers());
  }

  /** The method whose set-up the login leads straight to; empty when none is due, or a choice. */
  Optional<Method> straight() {
    return isDue() && !isChoice() ? methods().stream().findFirst() : Optional.empty();
  }

  /** Whether the login leads to the choice. */
  public boolean leadsToChoice() {
    return isDue() && isChoice() && !isSetupUnderWay();
  }

  /** An administrator who has disabled the choice has not switched off the demand. */
  private boolean isChoice() {
    List<Method> methods = methods();
    boolean isDecided =
        methods.size() == 1 || policy.primary().filter(methods::contains).isPresent();
    return !methods.isEmpty()
        && !(policy.grace().isNone() && isDecided)
        && SetupActions.isEnabled(context.getRealm(), SetupActions.CHOOSE);
  }

  /** Whether a set-up is asked for already, such as the one that was chosen. */
  private boolean isSetupUnderWay() {
    return Stream.of(
            context.getAuthenticationSession().getRequiredActions().stream(),
            context.getUser().getRequiredActionsStream(),
            Stream.ofNullable(
                context.getAuthenticationSession().getClientNote(Constants.KC_ACTION)))
        .flatMap(actions -> actions)
        .filter(SetupActions::isOfFactor)
        .anyMatch(action -> SetupActions.isEnabled(context.getRealm(), action));
  }
}
