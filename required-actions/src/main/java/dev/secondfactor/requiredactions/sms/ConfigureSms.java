package dev.secondfactor.requiredactions.sms;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.PhoneCredentialProvider;
import dev.secondfactor.requiredactions.destination.ConfigureDestination;
import dev.secondfactor.requiredactions.destination.DestinationForm;
import org.keycloak.authentication.RequiredActionContext;

/** Enrols a phone number. */
final class ConfigureSms extends ConfigureDestination {

  ConfigureSms() {
    super(Method.SMS_OTP, PhoneCredentialProvider.CONFIGURE_ACTION);
  }

  @Override
  protected DestinationForm form(RequiredActionContext context) {
    return new NumberForm(context);
  }
}
