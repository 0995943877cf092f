package dev.secondfactor.requiredactions.choice;

import dev.secondfactor.requiredactions.registration.RegisteredAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action in which users say which method they want to be asked for first. */
public final class FirstMethodFactory extends RegisteredAction {

  private static final String ID = "second-factor-first";

  /** After all that has to be done in a login. */
  private static final int PRIORITY = 140;

  /** For Keycloak, which finds it by its name. */
  public FirstMethodFactory() {
    super(ID, "Choose the second factor to be asked for first", PRIORITY);
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new FirstMethod();
  }
}
