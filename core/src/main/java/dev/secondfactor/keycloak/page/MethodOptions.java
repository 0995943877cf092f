package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.method.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsProvider;

/** Methods as a page offers them. */
public final class MethodOptions {

  private MethodOptions() {}

  /** The id and the name of each, in the language of the form. */
  public static List<Map<String, String>> of(LoginFormsProvider form, Stream<Method> methods) {
    return methods
        .map(
            method ->
                Map.of(
                    "id",
                    method.id(),
                    "label",
                    form.getMessage("secondFactorMethod." + method.id())))
        .toList();
  }
}
