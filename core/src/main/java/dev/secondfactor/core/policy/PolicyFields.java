package dev.secondfactor.core.policy;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.lockout.Penalty;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import java.util.Arrays;
import java.util.List;

/** All settings of a realm. The order is that of forms and of the reference. */
public final class PolicyFields {

  static final String REQUIRED = "required";

  /** The rules to start from. */
  public static final Setting PRESET =
      Setting.choice(
          "preset",
          Arrays.stream(Preset.values()).map(Preset::id).toList(),
          Preset.STANDARD.id(),
          "The rules to start from. nist-aal2 does not offer codes by e-mail at login.");

  static final Setting METHODS =
      Setting.choices(
          "methods",
          Arrays.stream(Method.values()).map(Method::id).toList(),
          "The methods that users may use. None chosen means all that the preset allows.");

  static final Setting PRIMARY_METHOD =
      Setting.choice(
          "primaryMethod",
          Arrays.stream(Method.values()).filter(Method::standsAlone).map(Method::id).toList(),
          "",
          "The method that users without a second factor are asked to set up first.");

  static final Setting SECOND_FACTOR_REQUIRED =
      Setting.choice(
          "requirement",
          List.of("optional", REQUIRED),
          "optional",
          "optional: users may do without a second factor. required: users without one are asked at"
              + " login to set one up, the primary method or one that they choose, and the last one"
              + " cannot be removed, only replaced.");

  static final Setting WHO =
      Setting.choice(
          "who",
          Arrays.stream(Who.Kind.values()).map(Who.Kind::id).toList(),
          Who.Kind.ALL.id(),
          "Whom the realm asks for a second factor: requirement counts for them alone, and the"
              + " condition second-factor-who holds for them. role, group and attribute need"
              + " whoRole, whoGroup or whoAttribute beside them; what is not there asks everybody.");

  /** The role of those who are asked. */
  public static final Setting WHO_ROLE =
      Setting.text(
          "whoRole",
          "a role of the realm, or the id of a client, a dot and a role of that client, at most"
              + " 255 characters",
          value -> OneLine.fits(value, 255),
          "Who has this role is asked, whether it was given directly, by a group or by another"
              + " role.");

  /** The group of those who are asked. */
  public static final Setting WHO_GROUP =
      Setting.text(
          "whoGroup",
          "the path of a group, such as /staff/admins, at most 1000 characters",
          value -> value.matches("/.*[^/].*") && OneLine.fits(value, 1000),
          "Who is in this group, or in a group below it, is asked.");

  /** The attribute of those who are asked. */
  public static final Setting WHO_ATTRIBUTE =
      Setting.text(
          "whoAttribute",
          "the name of a user attribute, or name=value, at most 255 characters",
          value -> OneLine.fits(value, 255) && Who.withAttribute(value).isPresent(),
          "Who has this attribute is asked; with a value, who has exactly that value. Take one that"
              + " users cannot change themselves.");

  static final Setting GRACE_DAYS =
      Setting.number(
          "graceDays",
          0,
          365,
          0,
          "Days for which the set-up that is required may be put off, from the first time that a"
              + " user is asked for it. 0: no such limit; with graceLogins 0 as well, it may not be"
              + " put off.");

  static final Setting GRACE_LOGINS =
      Setting.number(
          "graceLogins",
          0,
          100,
          0,
          "Logins in which it may be put off. 0: no such limit. Of both limits the one that is"
              + " reached first counts.");

  static final Setting EMAIL_DESTINATION =
      Setting.choice(
          "emailDestination",
          Arrays.stream(EmailDestination.values()).map(EmailDestination::id).toList(),
          EmailDestination.ENROLLED.id(),
          "enrolled: codes go only to an address that the user enrolled as a second factor."
              + " account-address: the verified address of the account serves without enrolment.");

  static final Setting CODE_LENGTH =
      Setting.number("codeLength", 6, 10, 6, "Digits of a code sent by message.");

  static final Setting CODE_LIFETIME =
      Setting.number(
          "codeLifetime", 60, 600, 300, "Seconds for which a code sent by message is accepted.");

  static final Setting GUESSES_PER_CODE =
      Setting.number("guessesPerCode", 1, 10, 5, "Wrong attempts that end one code.");

  static final Setting TOTP_SETUP_LIFETIME =
      Setting.number(
          "totpSetupLifetime",
          60,
          3600,
          600,
          "Seconds for which the secret of an authenticator app can be used after it was shown for"
              + " set-up.");

  static final Setting RECOVERY_CODES =
      Setting.number(
          "recoveryCodes",
          RecoverySet.FEWEST,
          RecoveryCode.MOST,
          10,
          "Codes in a new set of recovery codes.");

  /** Whether users can see their codes again; the keys for that are not part of the policy. */
  public static final Setting RECOVERY_CODES_VIEWABLE =
      Setting.flag(
          "recoveryCodesViewable",
          false,
          "true: users can see the codes of their set again, after a check of their second factor."
              + " For that the codes are also kept encrypted, under a key that is not in the"
              + " database. false: only hashes are kept.");

  /** Where the keys for seeing recovery codes again are. */
  public static final Setting RECOVERY_CODES_KEY =
      Setting.secret(
          "recoveryCodesKey",
          "a reference like ${vault.name}",
          value -> value.matches("\\$\\{vault\\.[^{}]+}"),
          "Where the vault has the keys for that: 32 bytes each in Base64, the current one first,"
              + " older ones after it, separated by commas. Empty: the keys of the server option"
              + " spi-credential--second-factor-recovery-codes--keys.");

  static final Setting RECOVERY_CODES_AFTER_TOTP =
      Setting.flag(
          "recoveryCodesAfterTotp",
          true,
          "true: users without recovery codes are offered a set when they have set up an"
              + " authenticator app, if a login flow of the realm takes the codes.");

  static final Setting MAX_FAILURES =
      Setting.number(
          "maxFailures",
          3,
          10,
          5,
          "Wrong codes in a row, over all sessions, that lock the method.");

  static final Setting LOCK_SECONDS =
      Setting.number(
          "lockSeconds",
          10,
          86400,
          60,
          "Seconds of the first lock. The next ones last 5, 15 and 60 times as long, then twice the"
              + " one before, a day at most.");

  static final Setting LOCKOUT_PENALTY =
      Setting.choice(
          "lockoutPenalty",
          Arrays.stream(Penalty.values()).map(Penalty::id).toList(),
          Penalty.LOCK.id(),
          "What the lock leads to. lock: the method is locked for a time. deactivate: the account is"
              + " disabled as well, as by Keycloak's own permanent lockout, until an administrator"
              + " enables it.");

  static final Setting DISABLE_AFTER_FAILURES =
      Setting.number(
          "disableAfterFailures",
          10,
          100,
          100,
          "Wrong codes in a row that disable the method until it is enrolled again or reset.");

  static final Setting RESEND_WAITS =
      Setting.text(
              "resendWaits",
              "1 to 10 whole numbers from 10 to 3600, separated by commas",
              PolicyFields::isListOfWaits,
              "Seconds to wait before the next message: after the first, the second, and so on.")
          .byDefault("30,60,120,300");

  static final Setting SENDS_PER_DESTINATION_10_MIN =
      Setting.number(
          "sendsPerDestination10Min", 1, 20, 5, "Messages to one destination in 10 minutes.");

  static final Setting SENDS_PER_DESTINATION_DAY =
      Setting.number(
          "sendsPerDestinationDay", 1, 100, 10, "Messages to one destination in 24 hours.");

  static final Setting SENDS_PER_USER_DAY =
      Setting.number("sendsPerUserDay", 1, 100, 10, "Messages for one user in 24 hours.");

  static final Setting SENDS_PER_IP_5_MIN =
      Setting.number(
          "sendsPerIp5Min", 1, 1000, 25, "Messages asked for from one IP address in 5 minutes.");

  static final Setting SENDS_PER_REALM_DAY =
      Setting.number(
          "sendsPerRealmDay", 1, 1_000_000, 10_000, "Mails with codes in the realm in 24 hours.");

  static final Setting SMS_COUNTRIES =
      Setting.texts(
          "smsCountries",
          "two capital letters for a country as in ISO 3166, such as DE",
          SmsCountries::isCountry,
          "The countries whose mobile numbers get codes by SMS, checked at set-up and before every"
              + " message. None chosen means that no message is sent to any number.");

  static final Setting SMS_PER_RANGE_10_MIN =
      Setting.number(
          "smsPerRange10Min",
          1,
          1000,
          20,
          "SMS in 10 minutes to numbers that share all but the last four digits.");

  static final Setting SMS_PER_COUNTRY_DAY =
      Setting.number(
          "smsPerCountryDay",
          1,
          1_000_000,
          500,
          "SMS to one calling code in 24 hours. Countries that share a code share this, too.");

  static final Setting SMS_PER_REALM_DAY =
      Setting.number(
          "smsPerRealmDay",
          1,
          1_000_000,
          1000,
          "SMS in the realm in 24 hours. The price of one, times this, is the most that a day can"
              + " cost.");

  static final Setting SMS_NUMBER_ATTRIBUTE =
      Setting.text(
          "smsNumberAttribute",
          "the name of a user attribute, one line of at most 255 characters",
          value -> OneLine.fits(value, 255),
          "The user attribute whose number the set-up suggests. Users still prove it by a code;"
              + " without that nothing is sent to it. Empty: none.");

  static final Setting SENDER_ADDRESS =
      Setting.text(
          "senderAddress",
          "an e-mail address",
          PolicyFields::isAddress,
          "From address of code mails. Empty: that of the realm.");

  static final Setting SENDER_NAME =
      Setting.text(
          "senderName",
          "one line of at most 100 characters",
          PolicyFields::isOneLine,
          "Name shown with the From address of code mails.");

  static final Setting SENDER_REPLY_TO =
      Setting.text(
          "senderReplyTo",
          "an e-mail address",
          PolicyFields::isAddress,
          "Where answers to code mails go.");

  static final Setting SENDER_HOST =
      Setting.text(
          "senderHost",
          "a host name or address",
          value -> value.matches("[A-Za-z0-9.:\\[\\]_-]{1,253}"),
          "Mail server for code mails. Empty: that of the realm.");

  /** Port of the mail server for code mails. */
  public static final Setting SENDER_PORT =
      Setting.number("senderPort", 1, 65535, 587, "Port of that mail server.");

  /** How the connection to that mail server is protected. */
  public static final Setting SENDER_SECURITY =
      Setting.choice(
          "senderSecurity",
          List.of("none", "starttls", "tls"),
          "starttls",
          "How the connection to that mail server is protected.");

  /** User to sign in to that mail server. */
  public static final Setting SENDER_USER =
      Setting.text(
          "senderUser",
          "one line of at most 100 characters",
          PolicyFields::isOneLine,
          "User to sign in to that mail server. Empty: no sign-in.");

  /** Password of that user. */
  public static final Setting SENDER_PASSWORD =
      Setting.secret(
          "senderMailboxPassword", "Password of that user, or a reference like ${vault.name}.");

  /** Every setting. */
  public static final List<Setting> ALL =
      List.of(
          PRESET,
          METHODS,
          PRIMARY_METHOD,
          SECOND_FACTOR_REQUIRED,
          WHO,
          WHO_ROLE,
          WHO_GROUP,
          WHO_ATTRIBUTE,
          GRACE_DAYS,
          GRACE_LOGINS,
          EMAIL_DESTINATION,
          CODE_LENGTH,
          CODE_LIFETIME,
          GUESSES_PER_CODE,
          TOTP_SETUP_LIFETIME,
          RECOVERY_CODES,
          RECOVERY_CODES_VIEWABLE,
          RECOVERY_CODES_KEY,
          RECOVERY_CODES_AFTER_TOTP,
          MAX_FAILURES,
          LOCK_SECONDS,
          LOCKOUT_PENALTY,
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
        && waits.stream().allMatch(wait -> Setting.isBetween(wait.strip(), 10, 3600));
  }

  private static boolean isAddress(String value) {
    return EmailAddress.parse(value).isPresent();
  }

  private static boolean isOneLine(String value) {
    return OneLine.fits(value, 100);
  }
}
