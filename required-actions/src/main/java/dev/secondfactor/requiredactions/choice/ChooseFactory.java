package dev.secondfactor.requiredactions.choice;

import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.requiredactions.registration.RegisteredAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action in which a user chooses a second factor. */
public final class ChooseFactory extends RegisteredAction {

  /** Before the set-ups that it leads to. */
  private static final int PRIORITY = 53;

  /** For Keycloak, which finds it by its name. */
  public ChooseFactory() {
    super(SetupActions.CHOOSE, "Choose your second factor", PRIORITY);
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new Choose();
  }
}
