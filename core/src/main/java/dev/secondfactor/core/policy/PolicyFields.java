package dev.secondfactor.core.policy;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.method.Method;
import java.util.Arrays;
import java.util.List;

/** All settings of a realm. The order is that of forms and of the reference. */
public final class PolicyFields {

  static final String REQUIRED = "required";

  static final PolicyField PRESET =
      PolicyField.choice(
          "preset",
          Arrays.stream(Preset.values()).map(Preset::id).toList(),
          Preset.STANDARD.id(),
          "The rules to start from. nist-aal2 does not offer codes by e-mail at login.");

  static final PolicyField METHODS =
      PolicyField.choices(
          "methods",
          Arrays.stream(Method.values()).map(Method::id).toList(),
          "The methods that users may use. None chosen means all that the preset allows.");

  static final PolicyField PRIMARY_METHOD =
      PolicyField.choice(
          "primaryMethod",
          Arrays.stream(Method.values()).map(Method::id).toList(),
          "",
          "The method that users without a second factor are asked to set up first.");

  static final PolicyField SECOND_FACTOR_REQUIRED =
      PolicyField.choice(
          "requirement",
          List.of("optional", REQUIRED),
          "optional",
          "optional: users may do without a second factor. required: users without one are asked at"
              + " login to set up the primary method, and the last one cannot be removed, only"
              + " replaced.");

  static final PolicyField EMAIL_DESTINATION =
      PolicyField.choice(
          "emailDestination",
          Arrays.stream(EmailDestination.values()).map(EmailDestination::id).toList(),
          EmailDestination.ENROLLED.id(),
          "enrolled: codes go only to an address that the user enrolled as a second factor."
              + " account-address: the verified address of the account serves without enrolment.");

  static final PolicyField CODE_LENGTH =
      PolicyField.number("codeLength", 6, 10, 6, "Digits of a code sent by message.");

  static final PolicyField CODE_LIFETIME =
      PolicyField.number(
          "codeLifetime", 60, 600, 300, "Seconds for which a code sent by message is accepted.");

  static final PolicyField GUESSES_PER_CODE =
      PolicyField.number("guessesPerCode", 1, 10, 5, "Wrong attempts that end one code.");

  static final PolicyField TOTP_SETUP_LIFETIME =
      PolicyField.number(
          "totpSetupLifetime",
          60,
          3600,
          600,
          "Seconds for which the secret of an authenticator app can be used after it was shown for"
              + " set-up.");

  static final PolicyField MAX_FAILURES =
      PolicyField.number(
          "maxFailures",
          3,
          10,
          5,
          "Wrong codes in a row, over all sessions, that lock the method.");

  static final PolicyField LOCK_SECONDS =
      PolicyField.number(
          "lockSeconds",
          10,
          86400,
          60,
          "Seconds of the first lock. The next ones last 5, 15 and 60 times as long, then twice the"
              + " one before, a day at most.");

  static final PolicyField DISABLE_AFTER_FAILURES =
      PolicyField.number(
          "disableAfterFailures",
          10,
          100,
          100,
          "Wrong codes in a row that disable the method until it is enrolled again or reset.");

  static final PolicyField RESEND_WAITS =
      new PolicyField(
          "resendWaits",
          PolicyField.Type.TEXT,
          "30,60,120,300",
          List.of(),
          "1 to 10 whole numbers from 10 to 3600, separated by commas",
          PolicyFields::isListOfWaits,
          "Seconds to wait before the next message: after the first, the second, and so on.");

  static final PolicyField SENDS_PER_DESTINATION_10_MIN =
      PolicyField.number(
          "sendsPerDestination10Min", 1, 20, 5, "Messages to one destination in 10 minutes.");

  static final PolicyField SENDS_PER_DESTINATION_DAY =
      PolicyField.number(
          "sendsPerDestinationDay", 1, 100, 10, "Messages to one destination in 24 hours.");

  static final PolicyField SENDS_PER_USER_DAY =
      PolicyField.number("sendsPerUserDay", 1, 100, 10, "Messages for one user in 24 hours.");

  static final PolicyField SENDS_PER_IP_5_MIN =
      PolicyField.number(
          "sendsPerIp5Min", 1, 1000, 25, "Messages asked for from one IP address in 5 minutes.");

  static final PolicyField SENDS_PER_REALM_DAY =
      PolicyField.number(
          "sendsPerRealmDay", 1, 1_000_000, 10_000, "Mails with codes in the realm in 24 hours.");

  static final PolicyField SMS_COUNTRIES =
      PolicyField.texts(
          "smsCountries",
          "two capital letters for a country as in ISO 3166, such as DE",
          SmsCountries::isCountry,
          "The countries whose mobile numbers get codes by SMS, checked at set-up and before every"
              + " message. None chosen means that no message is sent to any number.");

  static final PolicyField SMS_PER_RANGE_10_MIN =
      PolicyField.number(
          "smsPerRange10Min",
          1,
          1000,
          20,
          "SMS in 10 minutes to numbers that share all but the last four digits.");

  static final PolicyField SMS_PER_COUNTRY_DAY =
      PolicyField.number(
          "smsPerCountryDay",
          1,
          1_000_000,
          500,
          "SMS to one calling code in 24 hours. Countries that share a code share this, too.");

  static final PolicyField SMS_PER_REALM_DAY =
      PolicyField.number(
          "smsPerRealmDay",
          1,
          1_000_000,
          1000,
          "SMS in the realm in 24 hours. The price of one, times this, is the most that a day can"
              + " cost.");

  static final PolicyField SMS_NUMBER_ATTRIBUTE =
      PolicyField.text(
          "smsNumberAttribute",
          "the name of a user attribute, one line of at most 255 characters",
          value -> isOneLine(value, 255),
          "The user attribute whose number the set-up suggests. Users still prove it by a code;"
              + " without that nothing is sent to it. Empty: none.");

  static final PolicyField SENDER_ADDRESS =
      PolicyField.text(
          "senderAddress",
          "an e-mail address",
          PolicyFields::isAddress,
          "From address of code mails. Empty: that of the realm.");

  static final PolicyField SENDER_NAME =
      PolicyField.text(
          "senderName",
          "one line of at most 100 characters",
          PolicyFields::isOneLine,
          "Name shown with the From address of code mails.");

  static final PolicyField SENDER_REPLY_TO =
      PolicyField.text(
          "senderReplyTo",
          "an e-mail address",
          PolicyFields::isAddress,
          "Where answers to code mails go.");

  static final PolicyField SENDER_HOST =
      PolicyField.text(
          "senderHost",
          "a host name or address",
          value -> value.matches("[A-Za-z0-9.:\\[\\]_-]{1,253}"),
          "Mail server for code mails. Empty: that of the realm.");

  static final PolicyField SENDER_PORT =
      PolicyField.number("senderPort", 1, 65535, 587, "Port of that mail server.");

  static final PolicyField SENDER_SECURITY =
      PolicyField.choice(
          "senderSecurity",
          List.of("none", "starttls", "tls"),
          "starttls",
          "How the connection to that mail server is protected.");

  static final PolicyField SENDER_USER =
      PolicyField.text(
          "senderUser",
          "one line of at most 100 characters",
          PolicyFields::isOneLine,
          "User to sign in to that mail server. Empty: no sign-in.");

  static final PolicyField SENDER_PASSWORD =
      PolicyField.secret(
          "senderMailboxPassword", "Password of that user, or a reference like ${vault.name}.");

  /** Every setting. */
  public static final List<PolicyField> ALL =
      List.of(
          PRESET,
          METHODS,
          PRIMARY_METHOD,
          SECOND_FACTOR_REQUIRED,
          EMAIL_DESTINATION,
          CODE_LENGTH,
          CODE_LIFETIME,
          GUESSES_PER_CODE,
          TOTP_SETUP_LIFETIME,
          MAX_FAILURES,
          LOCK_SECONDS,
          DISABLE_AFTER_FAILURES,
          RESEND_WAITS,
          SENDS_PER_DESTINATION_10_MIN,
          SENDS_PER_DESTINATION_DAY,
          SENDS_PER_USER_DAY,
          SENDS_PER_IP_5_MIN,
          SENDS_PER_REALM_DAY,
          SMS_COUNTRIES,
          SMS_PER_RANGE_10_MIN,
          SMS_PER_COUNTRY_DAY,
          SMS_PER_REALM_DAY,
          SMS_NUMBER_ATTRIBUTE,
          SENDER_ADDRESS,
          SENDER_NAME,
          SENDER_REPLY_TO,
          SENDER_HOST,
          SENDER_PORT,
          SENDER_SECURITY,
          SENDER_USER,
          SENDER_PASSWORD);

  private PolicyFields() {}

  private static boolean isListOfWaits(String value) {
    List<String> waits = List.of(value.split(",", -1));
    return waits.size() <= 10
        && waits.stream().allMatch(wait -> PolicyField.isBetween(wait.strip(), 10, 3600));
  }

  private static boolean isAddress(String value) {
    return EmailAddress.parse(value).isPresent();
  }

  private static boolean isOneLine(String value, int longest) {
    return value.length() <= longest && value.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isOneLine(String value) {
    return isOneLine(value, 100);
  }
}
