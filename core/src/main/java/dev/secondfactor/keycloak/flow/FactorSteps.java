package dev.secondfactor.keycloak.flow;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.trust.Trust;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The steps that ask for a second factor: ours and Keycloak's own. */
public final class FactorSteps {

  /** The condition for those whom the policy asks. */
  public static final String WHO = "second-factor-who";

  /** The condition for browsers that are not trusted. */
  public static final String TRUSTED_BROWSER = Trust.ID;

  /** Keycloak's own step of a direct grant, which knows authenticator apps alone. */
  public static final String DIRECT_GRANT_OTP = "direct-grant-validate-otp";

  /** Our step of a direct grant, for all methods. */
  public static final String DIRECT_GRANT = "second-factor-direct-grant";

  /** Our step that takes its next calls, in the place of user name and password. */
  public static final String DIRECT_GRANT_TOKEN = "second-factor-direct-grant-token";

  /** Our condition that the user has a second factor of whichever kind. */
  public static final String ENROLLED = "second-factor-enrolled";

  /** Our condition that the word of an identity provider does not spare the user. */
  public static final String PROVIDER = "second-factor-provider";

  /** Our condition that a second factor was checked in this login. */
  public static final String CHECKED = "second-factor-checked";

  /** Our condition that raises the level of authentication for whom the realm asks. */
  public static final String LEVEL = "second-factor-level";

  /** Our condition that wrong codes have not locked a method. */
  public static final String NOT_LOCKED = "second-factor-not-locked";

  /** Keycloak's own forms, and the methods whose codes they take. */
  private static final Map<String, Method> OF_KEYCLOAK =
      Map.of(
          "auth-otp-form",
          Method.TOTP,
          "auth-conditional-otp-form",
          Method.TOTP,
          DIRECT_GRANT_OTP,
          Method.TOTP);

  /** Keycloak's own forms for security keys. */
  private static final Set<String> SECURITY_KEYS =
      Set.of("webauthn-authenticator", "webauthn-authenticator-passwordless");

  private FactorSteps() {}

  /** Our step of a method. */
  public static String of(Method method) {
    return "second-factor-" + method.id();
  }

  /** Whether a step of Keycloak's own asks for a security key. */
  public static boolean isForSecurityKeys(String step) {
    return SECURITY_KEYS.contains(step);
  }

  /** Whether the page of one of these steps offers to trust the browser. */
  public static boolean offerTrust(Collection<String> steps) {
    return Arrays.stream(Method.values())
        .filter(Method::standsAlone)
        .map(FactorSteps::of)
        .anyMatch(steps::contains);
  }

  /** Whether one of these steps asks for codes of a method. */
  public static boolean ask(Collection<String> steps, Method method) {
    return steps.contains(of(method))
        || steps.stream().anyMatch(step -> OF_KEYCLOAK.get(step) == method);
  }

  /**
   * Whether one of these steps asks for a second factor that is enough alone, of whichever kind.
   */
  public static boolean askForAny(Collection<String> steps) {
    return Stream.concat(
            Arrays.stream(Method.values()).filter(Method::standsAlone).map(FactorSteps::of),
            Stream.of(OF_KEYCLOAK.keySet(), SECURITY_KEYS, Set.of(DIRECT_GRANT))
                .flatMap(Set::stream))
        .anyMatch(steps::contains);
  }
}
