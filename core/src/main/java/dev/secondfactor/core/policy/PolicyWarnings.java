package dev.secondfactor.core.policy;

import dev.secondfactor.core.method.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks for settings that are allowed and have consequences that are easily overlooked. */
final class PolicyWarnings {

  private static final PolicyWarning NO_COUNTRY =
      new PolicyWarning(
          "sms-without-country",
          SendFields.SMS_COUNTRIES.name(),
          "No country is listed, so nobody can set codes by SMS up and no message is sent.");

  /**
   * NIST SP 800-63B-4 restricts SMS and asks for another method beside it (RESTA-2, ASVS 6.6.1).
   */
  private static final PolicyWarning SMS_ONLY =
      new PolicyWarning(
          "sms-only",
          PolicyFields.METHODS.name(),
          "SMS is the only method. NIST SP 800-63B-4 restricts it and asks that users can choose"
              + " another one.");

  /** Trust that outlives what users remember is forgotten on devices that are given away. */
  private static final int LONG_TRUST_DAYS = 90;

  private static final PolicyWarning LONG_TRUST =
      new PolicyWarning(
          "trusted-browser-long",
          PolicyFields.TRUSTED_BROWSER_DAYS.name(),
          "Browsers are trusted for more than "
              + LONG_TRUST_DAYS
              + " days. For so long the password alone is enough on a device that is lost, sold or"
              + " shared.");

  private PolicyWarnings() {}

  /**
   * The warnings.
   *
   * @param values the values of a field by its name, as they were given
   */
  static List<PolicyWarning> of(SecondFactorPolicy policy, Function<String, List<String>> values) {
    boolean smsIsNamed =
        Stream.of(PolicyFields.METHODS, PolicyFields.PRIMARY_METHOD)
            .flatMap(field -> values.apply(field.name()).stream())
            .anyMatch(Method.SMS_OTP.id()::equals);
    boolean noCountry =
        smsIsNamed && policy.offers(Method.SMS_OTP) && !policy.letsSetUp(Method.SMS_OTP);
    return Stream.of(
            when(noCountry, NO_COUNTRY),
            when(isOnlySms(policy), SMS_ONLY),
            when(policy.trust().days() > LONG_TRUST_DAYS, LONG_TRUST))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<PolicyWarning> when(boolean is, PolicyWarning warning) {
    return is ? Optional.of(warning) : Optional.empty();
  }

  /** Recovery codes are a spare, and no method to choose instead. */
  private static boolean isOnlySms(SecondFactorPolicy policy) {
    return policy.methods().stream().filter(Method::standsAlone).allMatch(Method.SMS_OTP::equals);
  }
}
