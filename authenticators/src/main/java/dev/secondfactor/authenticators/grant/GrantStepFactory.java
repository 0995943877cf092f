package dev.secondfactor.authenticators.grant;

import dev.secondfactor.authenticators.step.DescribedFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** What the factories of both steps have in common. */
abstract class GrantStepFactory extends DescribedFactory {

  private final GrantStep step;
  private final Requirement requirement;

  GrantStepFactory(
      String id, String displayType, String helpText, GrantStep step, Requirement requirement) {
    super(id, displayType, helpText);
    this.step = step;
    this.requirement = requirement;
  }

  @Override
  public final Authenticator create(KeycloakSession session) {
    return step;
  }

  /** A category that Keycloak does not count by itself: it is told of every failure. */
  @Override
  public final String getReferenceCategory() {
    return "second-factor-direct-grant";
  }

  @Override
  public final boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public final Requirement[] getRequirementChoices() {
    return new Requirement[] {requirement, Requirement.DISABLED};
  }
}
