package dev.secondfactor.requiredactions.sms;

import dev.secondfactor.keycloak.credential.PhoneCredentialProvider;
import dev.secondfactor.requiredactions.registration.RegisteredAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the required action that enrols a phone number. */
public final class ConfigureSmsFactory extends RegisteredAction {

  /** After the set-up of codes by e-mail. */
  private static final int PRIORITY = 59;

  /** For Keycloak, which finds it by its name. */
  public ConfigureSmsFactory() {
    super(PhoneCredentialProvider.CONFIGURE_ACTION, "Set up codes by SMS", PRIORITY);
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new ConfigureSms();
  }
}
