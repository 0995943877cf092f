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

  Response render(List<Method> methods, PutOff.Left left) {
    LoginFormsProvider form = context.form();
    Map<String, Object> values = new HashMap<>();
    values.put("methods", MethodOptions.of(form, methods.stream()));
    values.put("later", left.isOpen());
    left.end().map(this::written).ifPresent(end -> values.put("until", end));
    left.left().ifPresent(times -> values.put("left", times));
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
