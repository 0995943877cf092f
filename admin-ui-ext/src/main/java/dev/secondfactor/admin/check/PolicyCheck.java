package dev.secondfactor.admin.check;

import dev.secondfactor.core.policy.PolicyReading;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what reading the policy has shown. */
final class PolicyCheck {

  /** The policy's own warning that no country is listed. */
  static final String NO_COUNTRY = "sms-without-country";

  /** What to do about it. */
  static final String ADD_COUNTRY =
      "List the countries that messages may go to in smsCountries, or take sms-otp out of the"
          + " policy and the flow.";

  private static final Map<String, String> FIXES =
      Map.of(
          NO_COUNTRY,
          ADD_COUNTRY,
          "sms-only",
          "Enable another method beside sms-otp, best totp.",
          "trusted-browser-long",
          "Let trustedBrowserDays be 90 at most; 30 is usual.",
          "recovery-codes-without-key",
          "Configure a key for seeing recovery codes again, or set recoveryCodesViewable to"
              + " false.",
          "who-unknown",
          "Give whoRole or whoGroup the name that it has in the realm now.",
          "trusted-provider-unknown",
          "Give the entry of trustedProviders the alias that the provider has now, or take it out.",
          "trusted-provider-unsigned",
          "Switch Validate signatures on in the settings of the provider, or take the entry out of"
              + " trustedProviders.",
          "who-attribute-editable",
          "Let only administrators edit the attribute, in the user profile of the realm.");

  private PolicyCheck() {}

  static Stream<FindingView> findings(PolicyReading reading) {
    Stream<FindingView> warnings =
        reading.warnings().stream()
            .map(
                warning ->
                    FindingView.warning(
                        warning.id(),
                        warning.message(),
                        FIXES.getOrDefault(
                            warning.id(), "Change " + warning.field() + " in the policy.")));
    return reading.problems().isEmpty()
        ? warnings
        : Stream.concat(
            Stream.of(
                FindingView.error(
                    "policy-problem",
                    reading.problems().stream()
                        .map(SettingProblem::message)
                        .collect(
                            Collectors.joining(
                                " ", "Stored values of the policy are ignored. ", "")),
                    "Save these fields of the policy with allowed values.")),
            warnings);
  }
}
