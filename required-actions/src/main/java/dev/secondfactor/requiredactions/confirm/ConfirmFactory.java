package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.requiredactions.registration.RegisteredAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action that asks for a second factor before a change. */
public final class ConfirmFactory extends RegisteredAction {

  /** The provider id. */
  static final String ID = "second-factor-confirm";

  /** Before every action that it is to protect. */
  private static final int PRIORITY = 5;

  /** For Keycloak, which finds it by its name. */
  public ConfirmFactory() {
    super(ID, "Confirm with a second factor", PRIORITY);
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new Confirm();
  }
}
