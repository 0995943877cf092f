package dev.secondfactor.requiredactions.email;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.requiredactions.destination.ConfigureDestination;
import dev.secondfactor.requiredactions.destination.DestinationForm;
import org.keycloak.authentication.RequiredActionContext;

/** Enrols an e-mail address. */
final class ConfigureEmail extends ConfigureDestination {

  ConfigureEmail() {
    super(Method.EMAIL_OTP, EmailCredentialProvider.CONFIGURE_ACTION);
  }

  @Override
  protected DestinationForm form(RequiredActionContext context) {
    return new AddressForm(context);
  }
}
