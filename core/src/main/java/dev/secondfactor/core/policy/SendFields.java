package dev.secondfactor.core.policy;

import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import java.util.List;

/** Settings of how many messages are sent, and of text messages where to. */
public final class SendFields {

  static final Setting RESEND_WAITS =
      Setting.text(
              "resendWaits",
              "1 to 10 whole numbers from 10 to 3600, separated by commas",
              SendFields::isListOfWaits,
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

  /** All of these, in the order of forms. */
  static final List<Setting> ALL =
      List.of(
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
          SMS_NUMBER_ATTRIBUTE);

  private SendFields() {}

  private static boolean isListOfWaits(String value) {
    List<String> waits = List.of(value.split(",", -1));
    return waits.size() <= 10
        && waits.stream().allMatch(wait -> Setting.isBetween(wait.strip(), 10, 3600));
  }
}
