package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.requiredactions.registration.RegisteredAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action that sets an authenticator app up. */
public final class ConfigureTotpFactory extends RegisteredAction {

  /** Beside Keycloak's own "Configure OTP" (54). */
  private static final int PRIORITY = 55;

  /** For Keycloak, which finds it by its name. */
  public ConfigureTotpFactory() {
    super(TotpCredentials.CONFIGURE_ACTION, "Set up an authenticator app", PRIORITY);
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new ConfigureTotp();
  }
}
