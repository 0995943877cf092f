package dev.secondfactor.requiredactions.destination;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.requiredactions.registration.DueSetup;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Enrols a destination as a second factor: it is entered, then proven by a code. Who has a second
 * factor already confirms with it first (AUPSTN-2, BAA-2). Being a credential registrator, the
 * action is listed by Keycloak, and asks for the level of authentication that the credential itself
 * gives.
 */
public abstract class ConfigureDestination
    implements RequiredActionProvider, CredentialRegistrator {

  private final Method method;
  private final String action;

  /**
   * The set-up of a method.
   *
   * @param action the id of the required action
   */
  protected ConfigureDestination(Method method, String action) {
    this.method = method;
    this.action = action;
  }

  /** The page where the destination is entered. */
  protected abstract DestinationForm form(RequiredActionContext context);

  @Override
  public final String getCredentialType(
      KeycloakSession session, AuthenticationSessionModel authenticationSession) {
    return method.credentialType();
  }

  @Override
  public final InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public final void evaluateTriggers(RequiredActionContext context) {
    DueSetup.of(method, action).evaluate(context);
  }

  @Override
  public final void requiredActionChallenge(RequiredActionContext context) {
    new DestinationEnrolment(context, method, form(context)).begin();
  }

  @Override
  public final void processAction(RequiredActionContext context) {
    new DestinationEnrolment(context, method, form(context)).act();
  }

  @Override
  public final void close() {}
}
