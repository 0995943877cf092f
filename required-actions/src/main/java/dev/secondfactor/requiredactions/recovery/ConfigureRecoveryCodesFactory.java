package dev.secondfactor.requiredactions.recovery;

import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import dev.secondfactor.requiredactions.registration.RegisteredAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action that makes recovery codes. */
public final class ConfigureRecoveryCodesFactory extends RegisteredAction {

  /** Beside Keycloak's own (130), behind the set-up of what they are a spare for. */
  private static final int PRIORITY = 131;

  /** For Keycloak, which finds it by its name. */
  public ConfigureRecoveryCodesFactory() {
    super(RecoveryCredentials.CONFIGURE_ACTION, "Generate recovery codes", PRIORITY);
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new ConfigureRecoveryCodes();
  }
}
