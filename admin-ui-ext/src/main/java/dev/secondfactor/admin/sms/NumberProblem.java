package dev.secondfactor.admin.sms;

import dev.secondfactor.core.destination.PhoneReading;
import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.SettingProblem;

/** Says why no message is sent to a number, and what number it could be. */
final class NumberProblem {

  private static final int SHOWN_FIRST = 3;
  private static final int SHOWN_LAST = 2;
  private static final int SHORTEST_SHOWN = 8;
  private static final String HIDDEN = "\u2022\u2022\u2022";

  private NumberProblem() {}

  static SettingProblem of(String number, PhoneReading.Reason reason, SmsCountries countries) {
    String allowed =
        switch (reason) {
          case NOT_A_NUMBER -> "a phone number in international form, such as +4915123456789";
          case NOT_POSSIBLE ->
              "a number in international form, such as +4915123456789, that its country has given"
                  + " out";
          case WRONG_KIND -> "the number of a mobile phone";
          case COUNTRY_NOT_ALLOWED -> allowed(countries);
        };
    return new SettingProblem(SmsTestRequest.NUMBER, masked(number), allowed);
  }

  private static String allowed(SmsCountries countries) {
    return countries.regions().isEmpty()
        ? "none, because the policy's smsCountries is empty"
        : "a number of the policy's smsCountries: "
            + String.join(", ", countries.regions().stream().sorted().toList());
  }

  /** As much of it as a masked number shows. */
  static String masked(String number) {
    String shown = OneLine.shown(number.strip());
    return shown.length() < SHORTEST_SHOWN
        ? HIDDEN
        : shown.substring(0, SHOWN_FIRST)
            + " "
            + HIDDEN
            + shown.substring(shown.length() - SHOWN_LAST);
  }
}
