package dev.secondfactor.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Given a policy with a bad value")
class RefusedPolicyIT {

  private final TestRealm realm;

  RefusedPolicyIT(TestRealm realm) {
    this.realm = realm;
  }

  @ParameterizedTest(name = "{0} = {1}")
  @DisplayName("C1, C3: it is refused with 400, and the message names field, value and range")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "preset                   | nist-aal3  | one of standard, nist-aal2",
        "methods                  | sms        | any of email-otp, sms-otp, totp, recovery-codes",
        "primaryMethod            | sms        | one of email-otp, sms-otp, totp",
        "requirement     | yes        | one of optional, required",
        "totpSetupLifetime        | 3601       | a whole number from 60 to 3600",
        "recoveryCodes            | 4          | a whole number from 5 to 20",
        "recoveryCodesViewable    | yes        | one of true, false",
        "emailDestination         | anywhere   | one of enrolled, account-address",
        "codeLength               | 5          | a whole number from 6 to 10",
        "codeLength               | six        | a whole number from 6 to 10",
        "codeLifetime             | 59         | a whole number from 60 to 600",
        "codeLifetime             | 99999999999| a whole number from 60 to 600",
        "guessesPerCode           | 0          | a whole number from 1 to 10",
        "maxFailures              | 2          | a whole number from 3 to 10",
        "lockSeconds              | 86401      | a whole number from 10 to 86400",
        "disableAfterFailures     | 101        | a whole number from 10 to 100",
        "resendWaits              | 30,9       | 1 to 10 whole numbers from 10 to 3600, separated by commas",
        "resendWaits              | 30;60      | 1 to 10 whole numbers from 10 to 3600, separated by commas",
        "sendsPerDestination10Min | 21         | a whole number from 1 to 20",
        "sendsPerDestinationDay   | 101        | a whole number from 1 to 100",
        "sendsPerUserDay          | -1         | a whole number from 1 to 100",
        "sendsPerIp5Min           | 1001       | a whole number from 1 to 1000",
        "sendsPerRealmDay         | 0          | a whole number from 1 to 1000000",
        "senderAddress            | nobody     | an e-mail address",
        "senderReplyTo            | a b@c.test | an e-mail address",
        "senderHost               | two words  | a host name or address",
        "senderHost               | {0}'{      | a host name or address",
        "senderPort               | 65536      | a whole number from 1 to 65535",
        "senderSecurity           | ssl        | one of none, starttls, tls",
      })
  void isRefused(String field, String value, String range) {
    Reply reply = tryPolicy(Map.of(field, List.of(value)));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage())
        .isEqualTo(field + ": \"" + value + "\" is not allowed; allowed: " + range);
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).isEmpty();
  }

  @Test
  @DisplayName("several bad values are all named at once")
  void namesAll() {
    Reply reply = tryPolicy(Map.of("codeLength", List.of("3"), "lockSeconds", List.of("1")));

    assertThat(reply.errorMessage())
        .contains("codeLength: \"3\"")
        .contains("; ")
        .contains("lockSeconds: \"1\"");
  }

  @Test
  @DisplayName("a bad secret is refused without being repeated")
  void keepsASecret() {
    String secret = "s3cret".repeat(200);

    Reply reply = tryPolicy(Map.of("senderMailboxPassword", List.of(secret)));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage())
        .isEqualTo(
            "senderMailboxPassword: \"**********\" is not allowed; allowed: one line of at most 1000 characters,"
                + " not the stars that are shown in its place");
  }

  private Reply tryPolicy(Map<String, List<String>> config) {
    return realm.admin().tryComponent(TestRealm.POLICY_TYPE, "second-factor-policy", config);
  }
}
