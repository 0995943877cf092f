package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.credential.Destinations;
import dev.secondfactor.keycloak.factor.AccountActions;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.policy.AskedUsers;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.FreshCheck;
import dev.secondfactor.keycloak.step.ProvenMailbox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The change of an account or of a second factor that this authentication session is about to make,
 * and whether it may (ASVS 7.5.1): after a fresh check, unless the user has nothing that could be
 * checked.
 */
public final class ProtectedChange {

  private static final String CONFIRMED = "second-factor-confirm.done";

  private final RequiredActionContext context;
  private final AuthenticationSessionModel authSession;
  private final UserModel user;
  private final SecondFactorPolicy policy;

  /** The change that a user is about to make. */
  public ProtectedChange(RequiredActionContext context) {
    this.context = context;
    this.authSession = context.getAuthenticationSession();
    this.user = context.getUser();
    this.policy = RealmPolicy.of(context.getSession(), context.getRealm());
  }

  /** Whether something stands before the change: a confirmation, or a refusal. */
  boolean isHeldUp() {
    return removesTheLast() || (isProtected() && (lacksConfirmation() || isUncheckableMailbox()));
  }

  /**
   * Whether somebody has proven the account by its mailbox who has a second factor, of which none
   * was checked and none can be: the mailbox would be enough for everything.
   */
  boolean isUncheckableMailbox() {
    return ProvenMailbox.isGiven(context.getSession())
        && usable().isEmpty()
        && new SecondFactors(user, policy).anyOrSpare()
        && !FreshCheck.isFresh(context.getSession(), authSession);
  }

  /** The methods with which the change can be confirmed, the cheapest first. */
  List<Method> usable() {
    return new SecondFactors(user, policy)
        .usable().stream().filter(method -> !isOfMailbox(method)).toList();
  }

  private boolean isOfMailbox(Method method) {
    return new Destinations(policy)
        .of(method, user)
        .filter(destination -> ProvenMailbox.isOf(context.getSession(), user, destination))
        .isPresent();
  }

  /** Whether the realm requires a second factor and the only one is to be removed. */
  boolean removesTheLast() {
    return new AskedUsers(context.getSession(), context.getRealm()).mustHaveOne(user)
        && toRemove()
            .filter(credential -> !new SecondFactors(user, policy).hasBeside(credential.getId()))
            .isPresent();
  }

  /** Whether a second factor would have to be checked first, and has not been. */
  public boolean lacksConfirmation() {
    return !usable().isEmpty()
        && authSession.getAuthNote(CONFIRMED) == null
        && !FreshCheck.isFresh(context.getSession(), authSession);
  }

  /** Notes that the change may be made, for as long as this authentication session lives. */
  public void confirm() {
    authSession.setAuthNote(CONFIRMED, "true");
  }

  private boolean isProtected() {
    return toRemove().isPresent() || changes() || isAskedFor();
  }

  /** Whether an application has asked for the confirmation alone, for a change of its own. */
  private boolean isAskedFor() {
    return ConfirmFactory.ID.equals(authSession.getClientNote(Constants.KC_ACTION));
  }

  private boolean changes() {
    return Stream.of(
            Stream.ofNullable(authSession.getClientNote(Constants.KC_ACTION)),
            user.getRequiredActionsStream(),
            authSession.getRequiredActions().stream())
        .flatMap(actions -> actions)
        .anyMatch(action -> SetupActions.isOne(action) || AccountActions.isOne(action));
  }

  /** The second factor that Keycloak's own action is asked to remove. */
  private Optional<CredentialModel> toRemove() {
    return Optional.ofNullable(authSession.getClientNote(Constants.KC_ACTION))
        .filter(DeleteCredentialAction.PROVIDER_ID::equals)
        .map(action -> authSession.getClientNote(Constants.KC_ACTION_PARAMETER))
        .map(id -> user.credentialManager().getStoredCredentialById(id))
        .filter(credential -> SecondFactors.isFactor(credential));
  }
}
