package dev.secondfactor.authenticators.lockout;

import dev.secondfactor.authenticators.condition.ConditionFactory;
import dev.secondfactor.core.method.Method;
import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the condition with which a flow puts the lock before Keycloak's own forms. */
public final class NotLockedConditionFactory extends ConditionFactory {

  /** The provider id. */
  public static final String ID = "second-factor-not-locked";

  static final String METHOD = "method";

  /** For Keycloak, which finds it by its name. */
  public NotLockedConditionFactory() {
    super(
        ID,
        "Condition - second factor not locked",
        "Executes the current flow only if wrong codes have neither locked nor disabled the"
            + " method for the user. To put the lock before a form of Keycloak's own, negate it, and"
            + " put it with the step \"Deny access\" into a conditional sub-flow before that form.",
        new NotLockedCondition(),
        List.of(
            method(),
            negate(
                "Negate output",
                "On: the condition holds when the method is locked or disabled.")));
  }

  private static ProviderConfigProperty method() {
    ProviderConfigProperty method =
        new ProviderConfigProperty(
            METHOD,
            "Method",
            "The method whose lock is asked for. Keycloak's OTP form is totp.",
            ProviderConfigProperty.LIST_TYPE,
            Method.TOTP.id());
    method.setOptions(Arrays.stream(Method.values()).map(Method::id).toList());
    return method;
  }
}
