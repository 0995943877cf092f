package dev.secondfactor.requiredactions.email;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.keycloak.credential.EmailCredential;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The page where the address is entered. */
final class AddressForm {

  private static final String TEMPLATE = "second-factor-email-address.ftl";
  private static final String FIELD = "address";

  private final RequiredActionContext context;
  private final Optional<EmailCredential> current;

  AddressForm(RequiredActionContext context, Optional<EmailCredential> current) {
    this.context = context;
    this.current = current;
  }

  /** The empty page; at a first enrolment the verified address of the account is suggested. */
  Response blank() {
    return create(context.form(), suggestion());
  }

  /** The page with what was typed and what is wrong with it. */
  Response wrong(String typed, String messageKey) {
    LoginFormsProvider form = context.form().addError(new FormMessage(FIELD, messageKey));
    return create(form, typed.substring(0, Math.min(typed.length(), 254)));
  }

  private Response create(LoginFormsProvider form, String address) {
    Map<String, Object> values = new HashMap<>();
    values.put("address", address);
    current
        .map(credential -> credential.address().masked())
        .ifPresent(it -> values.put("current", it));
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(TEMPLATE);
  }

  private String suggestion() {
    UserModel user = context.getUser();
    return current.isEmpty() && user.isEmailVerified()
        ? Optional.ofNullable(user.getEmail())
            .flatMap(EmailAddress::parse)
            .map(EmailAddress::value)
            .orElse("")
        : "";
  }
}
