package dev.secondfactor.requiredactions.email;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.Destinations;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.requiredactions.destination.DestinationForm;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The page where an e-mail address is entered. */
final class AddressForm implements DestinationForm {

  private static final String TEMPLATE = "second-factor-email-address.ftl";
  private static final String FIELD = "address";

  private final RequiredActionContext context;
  private final Optional<Destination> current;

  AddressForm(RequiredActionContext context) {
    this.context = context;
    this.current = Destinations.enrolled(Method.EMAIL_OTP, context.getUser());
  }

  /** The empty page; at a first enrolment the verified address of the account is suggested. */
  @Override
  public Response blank() {
    return create(context.form(), suggestion());
  }

  @Override
  public Entry read(CodeForm form) {
    String typed = form.address();
    Optional<EmailAddress> address = EmailAddress.parse(typed);
    if (typed.isBlank()) {
      return wrong("", "secondFactorAddressMissing");
    }
    if (address.isEmpty()) {
      return wrong(typed, "secondFactorAddressInvalid");
    }
    return isCurrent(address.orElseThrow())
        ? wrong(typed, "secondFactorAddressSame")
        : new Entry.Good(address.orElseThrow());
  }

  @Override
  public Optional<Destination> restore(String value) {
    return Optional.of(new EmailAddress(value));
  }

  private boolean isCurrent(EmailAddress address) {
    return current.filter(it -> it.canonical().equals(address.canonical())).isPresent();
  }

  /** The page with what was typed and what is wrong with it. */
  private Entry wrong(String typed, String messageKey) {
    LoginFormsProvider form = context.form().addError(new FormMessage(FIELD, messageKey));
    return new Entry.Bad(create(form, typed.substring(0, Math.min(typed.length(), 254))));
  }

  private Response create(LoginFormsProvider form, String address) {
    Map<String, Object> values = new HashMap<>();
    values.put("address", address);
    current.map(Destination::masked).ifPresent(it -> values.put("current", it));
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
