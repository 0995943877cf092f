package dev.secondfactor.authenticators.step;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.LoginRun;
import dev.secondfactor.keycloak.step.ProvenMailbox;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowCallback;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The login step of a method. The flow that it stands in ends once; whoever lacks the method is led
 * to its set-up where the flow insists on it.
 */
public abstract class SecondFactorStep implements AuthenticationFlowCallback {

  private final KeycloakSession session;
  private final Method method;
  private final String configureAction;

  /**
   * The step of a method.
   *
   * @param configureAction the required action that sets it up
   */
  protected SecondFactorStep(KeycloakSession session, Method method, String configureAction) {
    this.session = session;
    this.method = method;
    this.configureAction = configureAction;
  }

  /**
   * The type of credential with which the step is listed under "Try another way": that of the
   * method, or one that nobody has while it is not offered.
   */
  protected final String listedType(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    return realm == null || isListed(session, realm)
        ? method.credentialType()
        : method.credentialType() + "-not-offered";
  }

  /** Whether the step is listed for the user who is signing in, if that is known. */
  protected boolean isListed(KeycloakSession session, RealmModel realm) {
    return isOffered(realm);
  }

  /** Whether the policy of the realm offers the method. */
  protected final boolean isOffered(RealmModel realm) {
    return RealmPolicy.of(session, realm).offers(method);
  }

  @Override
  public final void onParentFlowSuccess(AuthenticationFlowContext context) {}

  @Override
  public final void onTopFlowSuccess(AuthenticationFlowModel topFlow) {
    LoginRun.end(session, method);
  }

  @Override
  public final boolean requiresUser() {
    return true;
  }

  @Override
  public final boolean areRequiredActionsEnabled(KeycloakSession session, RealmModel realm) {
    return RealmPolicy.of(session, realm).letsSetUp(method)
        && !isTakeoverOfProtectedAccount(session, realm)
        && AuthenticationFlowCallback.super.areRequiredActionsEnabled(session, realm);
  }

  /** There a set-up would stand in for the second factor that is to be asked for. */
  private static boolean isTakeoverOfProtectedAccount(KeycloakSession session, RealmModel realm) {
    return ProvenMailbox.isTakeover(session)
        && Optional.ofNullable(
                session.getContext().getAuthenticationSession().getAuthenticatedUser())
            .map(user -> new SecondFactors(user, RealmPolicy.of(session, realm)))
            .filter(SecondFactors::anyOrSpare)
            .isPresent();
  }

  @Override
  public final List<RequiredActionFactory> getRequiredActions(KeycloakSession session) {
    return List.of(
        (RequiredActionFactory)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, configureAction));
  }

  @Override
  public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
    String action = setupOf(realm, user);
    if (!authSession.getRequiredActions().contains(action)) {
      authSession.addRequiredAction(action);
    }
  }

  /** The set-up that a user who lacks the method is led to. */
  protected String setupOf(RealmModel realm, UserModel user) {
    return configureAction;
  }

  @Override
  public final void close() {}
}
