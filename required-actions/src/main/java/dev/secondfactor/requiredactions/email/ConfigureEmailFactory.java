package dev.secondfactor.requiredactions.email;

import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.requiredactions.registration.RegisteredAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action that enrols an e-mail address. */
public final class ConfigureEmailFactory extends RegisteredAction {

  /** After Keycloak's own "Configure OTP" (54) and "Update password" (57). */
  private static final int PRIORITY = 58;

  /** For Keycloak, which finds it by its name. */
  public ConfigureEmailFactory() {
    super(EmailCredentialProvider.CONFIGURE_ACTION, "Set up codes by e-mail", PRIORITY);
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new ConfigureEmail();
  }
}
