package dev.secondfactor.core.destination;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads phone numbers in any national or international spelling. */
final class PhoneNumbers {

  /** ITU-T E.164 allows 15 digits; the rest is for blanks, brackets and dialling prefixes. */
  private static final int LONGEST = 60;

  /** Blanks, dashes and brackets of all kinds, and the invisible signs of a copied number. */
  private static final String BETWEEN =
      "\\p{Zs}\\p{Pd}\\p{Cf}\\t()\\[\\]\uff08\uff09./\u00b7\u2212";

  /** No letters: no extensions, and no words on a keypad. */
  private static final Pattern SHAPE =
      Pattern.compile("[" + BETWEEN + "]*([+\uff0b])?[" + BETWEEN + "\\p{Nd}]+");

  /** Of ITU-T E.123. People use it also where another prefix is dialled. */
  private static final String ABROAD = "00";

  private static final Set<PhoneNumberType> MOBILE =
      Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  /** Whether numbers of this country are known, by two capital letters of ISO 3166. */
  static boolean isCountry(String region) {
    return LIBRARY.getSupportedRegions().contains(region);
  }

  /** What is to be known of a country whose numbers are known. */
  static SmsCountry country(String region) {
    return new SmsCountry(
        region,
        LIBRARY.getCountryCodeForRegion(region),
        Optional.ofNullable(LIBRARY.getExampleNumberForType(region, PhoneNumberType.MOBILE))
            .map(number -> LIBRARY.format(number, PhoneNumberFormat.NATIONAL))
            .orElse(""));
  }

  /**
   * Reads a number.
   *
   * @param region the country whose national spellings are understood, two letters of ISO 3166;
   *     with another text only international ones are
   */
  static PhoneReading read(String input, String region) {
    String typed = input.strip();
    Matcher shape = SHAPE.matcher(typed);
    if (typed.length() > LONGEST || !shape.matches()) {
      return new PhoneReading.Refused(PhoneReading.Reason.NOT_A_NUMBER);
    }
    String digits = digits(typed);
    PhoneReading reading = dial(shape.group(1) == null ? digits : "+" + digits, region);
    return isImpossible(reading) && digits.startsWith(ABROAD)
        ? dial("+" + digits.substring(ABROAD.length()), region)
        : reading;
  }

  private static String digits(String typed) {
    return typed
        .codePoints()
        .filter(Character::isDigit)
        .map(digit -> Character.digit(digit, 10))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining());
  }

  private static PhoneReading dial(String digits, String region) {
    try {
      return judge(LIBRARY.parse(digits, region.toUpperCase(Locale.ROOT)));
    } catch (NumberParseException e) {
      return new PhoneReading.Refused(
          e.getErrorType() == NumberParseException.ErrorType.NOT_A_NUMBER
              ? PhoneReading.Reason.NOT_A_NUMBER
              : PhoneReading.Reason.NOT_POSSIBLE);
    }
  }

  private static PhoneReading judge(Phonenumber.PhoneNumber number) {
    if (!LIBRARY.isValidNumber(number)) {
      return new PhoneReading.Refused(PhoneReading.Reason.NOT_POSSIBLE);
    }
    Optional<String> region = Optional.ofNullable(LIBRARY.getRegionCodeForNumber(number));
    return region.isPresent() && MOBILE.contains(LIBRARY.getNumberType(number))
        ? new PhoneReading.Accepted(
            new PhoneNumber(
                LIBRARY.format(number, PhoneNumberFormat.E164),
                region.orElseThrow(),
                number.getCountryCode()))
        : new PhoneReading.Refused(PhoneReading.Reason.WRONG_KIND);
  }

  private static boolean isImpossible(PhoneReading reading) {
    return reading instanceof PhoneReading.Refused refused
        && refused.reason() == PhoneReading.Reason.NOT_POSSIBLE;
  }
}
