package dev.secondfactor.admin.user;

import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.method.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request for some methods of a user.
 *
 * @param named the methods that it names; empty when it names none, which means all
 * @param reason the administrator's own words
 */
record MethodsRequest(Optional<Set<Method>> named, String reason) {

  private static final Set<String> FIELDS = Set.of(MethodChoice.METHODS, JsonBody.REASON);

  /** Reads a body; refuses it with 400 when a field is bad or the reason is missing. */
  static MethodsRequest read(String body) {
    JsonBody request = JsonBody.parse(body, FIELDS);
    Optional<Set<Method>> named = MethodChoice.several(request);
    String reason = request.neededReason();
    request.check();
    return new MethodsRequest(named, reason);
  }

  /** The methods that are meant. */
  Set<Method> methods() {
    return named.orElseGet(() -> Set.of(Method.values()));
  }

  /** Their ids. */
  List<String> ids() {
    return methods().stream().map(Method::id).sorted().toList();
  }
}
