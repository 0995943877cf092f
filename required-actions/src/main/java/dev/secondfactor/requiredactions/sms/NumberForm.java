package dev.secondfactor.requiredactions.sms;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.destination.PhoneReading;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SmsRules;
import dev.secondfactor.keycloak.credential.PhoneCredential;
import dev.secondfactor.keycloak.credential.PhoneCredentialProvider;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.requiredactions.destination.DestinationForm;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page where a phone number is entered. */
final class NumberForm implements DestinationForm {

  private static final String TEMPLATE = "second-factor-sms-number.ftl";
  private static final String FIELD = "number";
  private static final int LONGEST_SHOWN = 64;

  private final RequiredActionContext context;
  private final SmsRules rules;
  private final SmsCountryChoice choice;
  private final Optional<PhoneCredential> current;

  NumberForm(RequiredActionContext context) {
    this.context = context;
    this.rules = RealmPolicy.of(context.getSession(), context.getRealm()).sends().sms();
    this.choice =
        new SmsCountryChoice(
            rules.countries(), context.getSession().getContext().resolveLocale(context.getUser()));
    this.current = PhoneCredentialProvider.of(context.getUser());
  }

  /** The empty page; at a first enrolment the number of the profile may be suggested. */
  @Override
  public Response blank() {
    Optional<PhoneNumber> suggestion = suggestion();
    Map<String, Object> values =
        values(
            suggestion.map(PhoneNumber::value).orElse(""),
            suggestion.map(PhoneNumber::region).orElse(""));
    values.put("suggested", suggestion.isPresent());
    return create(context.form(), values);
  }

  @Override
  public Entry read(CodeForm form) {
    Optional<Method> safer = SaferMethod.chosen(context, form.instead());
    if (safer.isPresent()) {
      return new Entry.Instead(safer.orElseThrow());
    }
    if (form.number().isBlank()) {
      return wrong(form, "secondFactorNumberMissing");
    }
    PhoneReading reading = rules.countries().read(form.number(), choice.regionOf(form.country()));
    if (reading instanceof PhoneReading.Accepted accepted) {
      return isCurrent(accepted.number())
          ? wrong(form, "secondFactorNumberSame")
          : new Entry.Good(accepted.number());
    }
    return wrong(form, key(((PhoneReading.Refused) reading).reason()));
  }

  @Override
  public Optional<Destination> restore(String value) {
    return rules.countries().read(value, "") instanceof PhoneReading.Accepted accepted
        ? Optional.of(accepted.number())
        : Optional.empty();
  }

  private static String key(PhoneReading.Reason reason) {
    return switch (reason) {
      case NOT_A_NUMBER -> "secondFactorNumberInvalid";
      case NOT_POSSIBLE -> "secondFactorNumberImpossible";
      case WRONG_KIND -> "secondFactorNumberWrongKind";
      case COUNTRY_NOT_ALLOWED -> "secondFactorNumberCountryNotAllowed";
    };
  }

  private boolean isCurrent(PhoneNumber number) {
    return current.flatMap(PhoneCredential::number).filter(number::equals).isPresent();
  }

  /** The page with what was typed and what is wrong with it. */
  private Entry wrong(CodeForm form, String messageKey) {
    String typed = form.number();
    LoginFormsProvider page = context.form().addError(new FormMessage(FIELD, messageKey));
    return new Entry.Bad(
        create(
            page,
            values(typed.substring(0, Math.min(typed.length(), LONGEST_SHOWN)), form.country())));
  }

  private Map<String, Object> values(String number, String region) {
    Map<String, Object> values = new HashMap<>();
    values.put("number", number);
    values.put("countries", choice.options(region));
    values.put("safer", SaferMethod.offered(context));
    current.map(PhoneCredential::masked).ifPresent(masked -> values.put("current", masked));
    return values;
  }

  private static Response create(LoginFormsProvider form, Map<String, Object> values) {
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(TEMPLATE);
  }

  /** What the profile has in the attribute that the policy names, when a message may go there. */
  private Optional<PhoneNumber> suggestion() {
    return rules
        .numberAttribute()
        .filter(attribute -> current.isEmpty())
        .map(context.getUser()::getFirstAttribute)
        .flatMap(
            value ->
                rules.countries().read(value, choice.regionOf(""))
                        instanceof PhoneReading.Accepted accepted
                    ? Optional.of(accepted.number())
                    : Optional.empty());
  }
}
