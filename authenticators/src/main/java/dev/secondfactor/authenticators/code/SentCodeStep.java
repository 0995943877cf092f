package dev.secondfactor.authenticators.code;

import dev.secondfactor.authenticators.step.SecondFactorStep;
import dev.secondfactor.core.method.Method;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * The login step of a method that sends codes. Keycloak calls {@link #authenticate} again on every
 * reload, change of language and return by "Try another way"; only the first one in a session
 * sends.
 */
public abstract class SentCodeStep extends SecondFactorStep {

  private final Method method;

  /**
   * The step of a method.
   *
   * @param configureAction the required action that sets it up
   */
  protected SentCodeStep(KeycloakSession session, Method method, String configureAction) {
    super(session, method, configureAction);
    this.method = method;
  }

  @Override
  public final void authenticate(AuthenticationFlowContext context) {
    LoginCode.open(context, method);
  }

  @Override
  public final void action(AuthenticationFlowContext context) {
    LoginCode.act(context, method);
  }
}
