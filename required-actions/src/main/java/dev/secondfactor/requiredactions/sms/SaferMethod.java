package dev.secondfactor.requiredactions.sms;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.page.MethodOptions;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;

/**
 * The methods that are offered beside codes by SMS, which NIST SP 800-63B-4 restricts (AUPSTN-3,
 * RESTA-2). Codes by e-mail are not among them: it does not count those as a second factor at all.
 */
final class SaferMethod {

  private SaferMethod() {}

  /** Ids and names for the page: what the policy offers and the user does not have. */
  static List<Map<String, String>> offered(RequiredActionContext context) {
    return MethodOptions.of(context.form(), methods(context));
  }

  /** The method with this id, if it is offered. */
  static Optional<Method> chosen(RequiredActionContext context, String id) {
    return methods(context).filter(method -> method.id().equals(id)).findFirst();
  }

  private static Stream<Method> methods(RequiredActionContext context) {
    SecondFactorPolicy policy = RealmPolicy.of(context.getSession(), context.getRealm());
    List<Method> had = new SecondFactors(context.getUser(), policy).usable();
    return Stream.of(Method.TOTP).filter(policy::letsSetUp).filter(method -> !had.contains(method));
  }
}
