package dev.secondfactor.admin.user;

import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.setting.OneLine;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Methods that a request names. */
final class MethodChoice {

  static final String METHODS = "methods";
  static final String METHOD = "method";

  private static final String ALLOWED =
      "any of " + Arrays.stream(Method.values()).map(Method::id).collect(Collectors.joining(", "));

  private MethodChoice() {}

  /** The methods of the field {@value #METHODS}; empty when it is not there. */
  static Optional<Set<Method>> several(JsonBody body) {
    if (body.value(METHODS).isMissingNode() || body.value(METHODS).isNull()) {
      return Optional.empty();
    }
    Set<Method> chosen = EnumSet.noneOf(Method.class);
    for (String id : body.texts(METHODS)) {
      read(body, METHODS, id).ifPresent(chosen::add);
    }
    if (body.value(METHODS).isArray() && body.value(METHODS).isEmpty()) {
      body.refuse(METHODS, "", ALLOWED);
    }
    return Optional.of(chosen);
  }

  /** The method of the field {@value #METHOD}; empty when it is not there. */
  static Optional<Method> one(JsonBody body) {
    return body.text(METHOD).flatMap(id -> read(body, METHOD, id));
  }

  private static Optional<Method> read(JsonBody body, String field, String id) {
    Optional<Method> method = Method.byId(id);
    if (method.isEmpty()) {
      body.refuse(field, OneLine.shown(id), ALLOWED);
    }
    return method;
  }
}
