package dev.secondfactor.requiredactions.choice;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.page.MethodOptions;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** The page on which a method is chosen. */
final class ChoicePage {

  private static final String TEMPLATE = "second-factor-choose.ftl";

  private final RequiredActionContext context;

  ChoicePage(RequiredActionContext context) {
    this.context = context;
  }

  /** The page on which one of the methods is chosen to be set up. */
  Response toSetUp(List<Method> methods, PutOff.Left left) {
    Map<String, Object> values = new HashMap<>();
    values.put("purpose", "enrol");
    values.put("later", left.isOpen());
    left.end().map(this::written).ifPresent(end -> values.put("until", end));
    left.left().ifPresent(times -> values.put("left", times));
    return create(values, methods);
  }

  /** The page on which one of the methods that there are is chosen to be asked for first. */
  Response first(List<Method> methods) {
    return create(new HashMap<>(Map.of("purpose", "first", "later", false)), methods);
  }

  private Response create(Map<String, Object> values, List<Method> methods) {
    LoginFormsProvider form = context.form();
    values.put("methods", MethodOptions.of(form, methods.stream()));
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(TEMPLATE);
  }

  private String written(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
        .withLocale(context.getSession().getContext().resolveLocale(context.getUser()))
        .withZone(ZoneId.systemDefault())
        .format(time);
  }
}
