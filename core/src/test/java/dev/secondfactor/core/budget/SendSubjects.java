package dev.secondfactor.core.budget;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.destination.PhoneReading;
import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.method.Method;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Subjects of messages in one realm. */
final class SendSubjects {

  private static final SmsCountries ALL =
      new SmsCountries(
          Stream.of(Locale.getISOCountries())
              .filter(SmsCountries::isCountry)
              .collect(Collectors.toSet()));

  private SendSubjects() {}

  static SendSubject sms(String user, PhoneNumber number, String ipAddress) {
    return new SendSubject("the-realm", user, Method.SMS_OTP, number, ipAddress);
  }

  /** Each number is another user with another mailbox at another IP address. */
  static SendSubject mail(int number) {
    return new SendSubject(
        "the-realm",
        "u" + number,
        Method.EMAIL_OTP,
        new EmailAddress("a" + number + "@example.com"),
        "i" + number);
  }

  /** A number of any country. */
  static PhoneNumber number(String value) {
    return ((PhoneReading.Accepted) ALL.read(value, "")).number();
  }
}
