package dev.secondfactor.core.policy;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.secondfactor.core.lockout.Penalty;
import dev.secondfactor.core.method.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Allowed and refused values of every setting. */
final class Samples {

  private static final Map<String, int[]> NUMBERS =
      Map.ofEntries(
          Map.entry("graceDays", new int[] {0, 365}),
          Map.entry("graceLogins", new int[] {0, 100}),
          Map.entry("freshCheckSeconds", new int[] {60, 3600}),
          Map.entry("trustedBrowserDays", new int[] {0, 365}),
          Map.entry("codeLength", new int[] {6, 10}),
          Map.entry("codeLifetime", new int[] {60, 600}),
          Map.entry("guessesPerCode", new int[] {1, 10}),
          Map.entry("totpSetupLifetime", new int[] {60, 3600}),
          Map.entry("recoveryCodes", new int[] {5, 20}),
          Map.entry("maxFailures", new int[] {3, 10}),
          Map.entry("lockSeconds", new int[] {10, 86400}),
          Map.entry("disableAfterFailures", new int[] {10, 100}),
          Map.entry("sendsPerDestination10Min", new int[] {1, 20}),
          Map.entry("sendsPerDestinationDay", new int[] {1, 100}),
          Map.entry("sendsPerUserDay", new int[] {1, 100}),
          Map.entry("sendsPerIp5Min", new int[] {1, 1000}),
          Map.entry("sendsPerRealmDay", new int[] {1, 1_000_000}),
          Map.entry("smsPerRange10Min", new int[] {1, 1000}),
          Map.entry("smsPerCountryDay", new int[] {1, 1_000_000}),
          Map.entry("smsPerRealmDay", new int[] {1, 1_000_000}),
          Map.entry("senderPort", new int[] {1, 65535}));

  private static final Map<String, Function<SecondFactorPolicy, Object>> READERS =
      Map.ofEntries(
          Map.entry("preset", SecondFactorPolicy::preset),
          Map.entry("methods", SecondFactorPolicy::methods),
          Map.entry("primaryMethod", SecondFactorPolicy::primary),
          Map.entry("requirement", SecondFactorPolicy::required),
          Map.entry("graceDays", policy -> policy.grace().days()),
          Map.entry("graceLogins", policy -> policy.grace().logins()),
          Map.entry("freshCheckSeconds", policy -> (int) policy.freshCheck().toSeconds()),
          Map.entry("trustedBrowserDays", policy -> policy.trust().days()),
          Map.entry("emailDestination", SecondFactorPolicy::emailDestination),
          Map.entry("codeLength", policy -> policy.code().length()),
          Map.entry("codeLifetime", policy -> (int) policy.code().lifetime().toSeconds()),
          Map.entry("guessesPerCode", policy -> policy.code().guesses()),
          Map.entry("totpSetupLifetime", policy -> (int) policy.totpSetupLifetime().toSeconds()),
          Map.entry("recoveryCodes", policy -> policy.recovery().codes()),
          Map.entry("recoveryCodesViewable", policy -> policy.recovery().viewable()),
          Map.entry("recoveryCodesAfterTotp", policy -> policy.recovery().afterTotp()),
          Map.entry("maxFailures", policy -> policy.lockout().maxFailures()),
          Map.entry("lockSeconds", policy -> (int) policy.lockout().firstLock().toSeconds()),
          Map.entry("lockoutPenalty", SecondFactorPolicy::penalty),
          Map.entry("disableAfterFailures", policy -> policy.lockout().disableAfter()),
          Map.entry("resendWaits", policy -> policy.sends().resendWaits()),
          Map.entry("sendsPerDestination10Min", policy -> policy.sends().perDestination10Min()),
          Map.entry("sendsPerDestinationDay", policy -> policy.sends().perDestinationDay()),
          Map.entry("sendsPerUserDay", policy -> policy.sends().perUserDay()),
          Map.entry("sendsPerIp5Min", policy -> policy.sends().perIp5Min()),
          Map.entry("sendsPerRealmDay", policy -> policy.sends().perRealmDay()),
          Map.entry("smsCountries", policy -> policy.sends().sms().countries().regions()),
          Map.entry("smsPerRange10Min", policy -> policy.sends().sms().perRange10Min()),
          Map.entry("smsPerCountryDay", policy -> policy.sends().sms().perCountryDay()),
          Map.entry("smsPerRealmDay", policy -> policy.sends().sms().perRealmDay()),
          Map.entry(
              "smsNumberAttribute", policy -> policy.sends().sms().numberAttribute().orElse("")),
          Map.entry("senderAddress", policy -> policy.sender().address()),
          Map.entry("senderName", policy -> policy.sender().name()),
          Map.entry("senderReplyTo", policy -> policy.sender().replyTo()),
          Map.entry("senderHost", policy -> policy.sender().server().map(Sender.Server::host)));

  private Samples() {}

  static Object valueOf(String field, SecondFactorPolicy policy) {
    return Optional.ofNullable(READERS.get(field)).orElseThrow().apply(policy);
  }

  static Stream<Arguments> allowed() {
    List<Arguments> samples = new ArrayList<>();
    NUMBERS.forEach(
        (field, range) -> {
          if (!field.equals("senderPort")) {
            samples.add(arguments(field, Integer.toString(range[0]), range[0]));
            samples.add(arguments(field, Integer.toString(range[1]), range[1]));
            samples.add(arguments(field, "0" + range[1], range[1]));
          }
        });
    samples.add(arguments("preset", "standard", Preset.STANDARD));
    samples.add(arguments("preset", "nist-aal2", Preset.NIST_AAL2));
    samples.add(arguments("methods", "email-otp", Set.of(Method.EMAIL_OTP)));
    samples.add(arguments("primaryMethod", "email-otp", Optional.of(Method.EMAIL_OTP)));
    samples.add(arguments("methods", "totp", Set.of(Method.TOTP)));
    samples.add(arguments("methods", "sms-otp", Set.of(Method.SMS_OTP)));
    samples.add(arguments("primaryMethod", "totp", Optional.of(Method.TOTP)));
    samples.add(arguments("requirement", "optional", false));
    samples.add(arguments("requirement", "required", true));
    samples.add(arguments("recoveryCodesViewable", "true", true));
    samples.add(arguments("recoveryCodesViewable", "false", false));
    samples.add(arguments("recoveryCodesAfterTotp", "true", true));
    samples.add(arguments("recoveryCodesAfterTotp", "false", false));
    samples.add(arguments("lockoutPenalty", "lock", Penalty.LOCK));
    samples.add(arguments("lockoutPenalty", "deactivate", Penalty.DEACTIVATE));
    samples.add(arguments("emailDestination", "enrolled", EmailDestination.ENROLLED));
    samples.add(arguments("emailDestination", "account-address", EmailDestination.ACCOUNT_ADDRESS));
    samples.add(arguments("resendWaits", "10", waits(10)));
    samples.add(arguments("resendWaits", "3600, 10 ,11", waits(3600, 10, 11)));
    samples.add(
        arguments(
            "resendWaits",
            "10,10,10,10,10,10,10,10,10,10",
            waits(10, 10, 10, 10, 10, 10, 10, 10, 10, 10)));
    samples.add(arguments("smsCountries", "DE", Set.of("DE")));
    samples.add(arguments("smsCountries", "XK", Set.of("XK")));
    samples.add(arguments("smsNumberAttribute", "phoneNumber", "phoneNumber"));
    samples.add(arguments("senderAddress", "Codes@example.com", Optional.of("Codes@example.com")));
    samples.add(arguments("senderReplyTo", "help@example.com", Optional.of("help@example.com")));
    samples.add(arguments("senderName", "Codes, Ünal", Optional.of("Codes, Ünal")));
    samples.add(arguments("senderName", "n".repeat(100), Optional.of("n".repeat(100))));
    samples.add(arguments("senderHost", "mail-1.example.com", Optional.of("mail-1.example.com")));
    samples.add(arguments("senderHost", "[2001:db8::1]", Optional.of("[2001:db8::1]")));
    return samples.stream();
  }

  static Stream<Arguments> refused() {
    List<Arguments> samples = new ArrayList<>();
    NUMBERS.forEach(
        (field, range) -> {
          String allowed = "a whole number from " + range[0] + " to " + range[1];
          for (String value :
              List.of(
                  Integer.toString(range[0] - 1),
                  Integer.toString(range[1] + 1),
                  "-" + range[1],
                  "+" + range[1],
                  range[0] + ".0",
                  range[0] + "s",
                  "many",
                  "0x10",
                  "\u0668",
                  "99999999999999999999")) {
            samples.add(arguments(field, value, allowed));
          }
        });
    refused(samples, "preset", "one of standard, nist-aal2", "Standard", "nist", "standard,");
    refused(
        samples,
        "methods",
        "any of email-otp, sms-otp, totp, recovery-codes",
        "email",
        "sms",
        "EMAIL_OTP",
        "a,b");
    refused(
        samples,
        "primaryMethod",
        "one of email-otp, sms-otp, totp",
        "email",
        "sms",
        "otp",
        "recovery-codes");
    refused(samples, "requirement", "one of optional, required", "true", "Required");
    refused(samples, "who", "one of all, role, group, attribute", "All", "everybody", "roles");
    refused(
        samples,
        "whoGroup",
        "the path of a group, such as /staff/admins, at most 1000 characters",
        "staff",
        "/",
        "//");
    refused(
        samples,
        "whoAttribute",
        "the name of a user attribute, or name=value, at most 255 characters",
        "=",
        "=yes",
        "staff=");
    refused(
        samples,
        "trustedProviders",
        "the alias of an identity provider, alone or followed by amr=value or acr=value",
        "google amr",
        "google amr=",
        "google sub=mfa",
        "google AMR=mfa",
        "google amr=mfa acr=2",
        "google amr=mfa pwd",
        "google=mfa",
        "=mfa",
        "google, github");
    refused(samples, "recoveryCodesViewable", "one of true, false", "yes", "TRUE", "1");
    refused(samples, "recoveryCodesAfterTotp", "one of true, false", "no", "FALSE", "0");
    refused(samples, "lockoutPenalty", "one of lock, deactivate", "Lock", "disable", "delete");
    refused(samples, "emailDestination", "one of enrolled, account-address", "account", "any");
    refused(
        samples,
        "resendWaits",
        "1 to 10 whole numbers from 10 to 3600, separated by commas",
        "9",
        "3601",
        "30,",
        ",30",
        "30,,60",
        "30;60",
        "30,soon",
        "10,10,10,10,10,10,10,10,10,10,10");
    refused(
        samples,
        "smsCountries",
        "two capital letters for a country as in ISO 3166, such as DE",
        "UK",
        "de",
        "DEU",
        "DE,AT",
        "49",
        "001",
        "ZZ",
        "*");
    refused(samples, "senderAddress", "an e-mail address", "codes", "a@b@c", "A <a@example.com>");
    refused(samples, "senderReplyTo", "an e-mail address", "codes", "a@example.com, b@example.com");
    refused(
        samples, "senderHost", "a host name or address", "mail server", "a/b", "a@b", "a\u00fc");
    refused(samples, "senderSecurity", "one of none, starttls, tls", "TLS", "ssl");
    return samples.stream();
  }

  private static void refused(
      List<Arguments> samples, String field, String allowed, String... values) {
    for (String value : values) {
      samples.add(arguments(field, value, allowed));
    }
  }

  private static List<Duration> waits(int... seconds) {
    return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }
}
