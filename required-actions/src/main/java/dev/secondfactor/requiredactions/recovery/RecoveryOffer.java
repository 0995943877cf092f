package dev.secondfactor.requiredactions.recovery;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.flow.FlowSteps;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import dev.secondfactor.keycloak.recovery.RecoveryUse;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Leads users to recovery codes who have not come for them. They may go on without, unless they
 * have none left of the set that they had (SRC-5).
 */
public final class RecoveryOffer {

  private static final String OFFERED = RecoveryCredentials.CONFIGURE_ACTION + ".offered";
  private static final String ANSWERED = RecoveryCredentials.CONFIGURE_ACTION + ".answered";

  private final RealmModel realm;
  private final UserModel user;
  private final AuthenticationSessionModel authSession;
  private final SecondFactorPolicy policy;

  /** An offer to the user of an action. */
  public RecoveryOffer(RequiredActionContext context) {
    this.realm = context.getRealm();
    this.user = context.getUser();
    this.authSession = context.getAuthenticationSession();
    this.policy = RealmPolicy.of(context.getSession(), realm);
  }

  /** After an app was set up: users without codes, where the policy says so. */
  public void afterTotp() {
    if (policy.recovery().afterTotp()
        && policy.letsSetUp(Method.RECOVERY_CODES)
        && !RecoveryCredentials.hasLeft(user)
        && FlowSteps.have(realm, Method.RECOVERY_CODES)) {
      offer();
    }
  }

  /**
   * After a code was used. What an application has asked for comes first.
   *
   * <p>That a set is spent is looked for in every login: the one in which its last code was used
   * may have been given up. Who has removed the set, for which a code was the confirmation, is not
   * asked to make another.
   */
  void afterUse() {
    if (!policy.letsSetUp(Method.RECOVERY_CODES)
        || authSession.getClientNote(Constants.KC_ACTION) != null
        || authSession.getAuthNote(ANSWERED) != null
        || RecoveryCredentials.ids(user).isEmpty()) {
      return;
    }
    if (RecoveryUse.find(authSession).isPresent()) {
      offer();
    } else if (isSpent()) {
      authSession.addRequiredAction(RecoveryCredentials.CONFIGURE_ACTION);
    }
  }

  /** Whether this is an offer, and the user may go on without new codes. */
  boolean canBeDeclined() {
    return isOffered() && !isDemanded();
  }

  /**
   * Whether somebody insists on new codes: an administrator, the login flow, or that none is left.
   */
  boolean isDemanded() {
    Stream<String> ofLogin =
        authSession.getRequiredActions().stream().filter(action -> !isOffered());
    return isSpent()
        || Stream.concat(user.getRequiredActionsStream(), ofLogin)
            .anyMatch(RecoveryCredentials.CONFIGURE_ACTION::equals);
  }

  private boolean isOffered() {
    return authSession.getAuthNote(OFFERED) != null;
  }

  /** The user has made new codes, or goes on without: neither is offered in this session again. */
  void answered() {
    RecoveryUse.clear(authSession);
    authSession.removeAuthNote(OFFERED);
    authSession.setAuthNote(ANSWERED, "true");
  }

  /** Whether no code is left of those that the user had. */
  boolean isSpent() {
    return RecoveryUse.find(authSession)
        .map(use -> use.left() == 0 && !RecoveryCredentials.hasLeftOf(user, !use.inOrder()))
        .orElseGet(() -> RecoveryCredentials.isSpent(user));
  }

  private void offer() {
    authSession.setAuthNote(OFFERED, "true");
    authSession.addRequiredAction(RecoveryCredentials.CONFIGURE_ACTION);
  }
}
