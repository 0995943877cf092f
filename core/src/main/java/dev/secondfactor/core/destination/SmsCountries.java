package dev.secondfactor.core.destination;

import java.util.List;
import java.util.Set;

/**
 * The countries that messages may be sent to. Asked when a number is enrolled, and again before
 * every message: a country that is taken off the list gets no more of them.
 *
 * @param regions two capital letters of ISO 3166 each; none means that no number is allowed
 */
public record SmsCountries(Set<String> regions) {

  /** Keeps the set from being changed. */
  public SmsCountries {
    regions = Set.copyOf(regions);
  }

  /** Whether there are numbers of this country, by two capital letters of ISO 3166. */
  public static boolean isCountry(String region) {
    return PhoneNumbers.isCountry(region);
  }

  /**
   * Reads a number as it was typed, or as it was stored.
   *
   * @param region the country whose national spellings are understood, two letters of ISO 3166;
   *     with another text only international ones are
   */
  public PhoneReading read(String input, String region) {
    PhoneReading reading = PhoneNumbers.read(input, region);
    return reading instanceof PhoneReading.Accepted accepted && !allow(accepted.number())
        ? new PhoneReading.Refused(PhoneReading.Reason.COUNTRY_NOT_ALLOWED)
        : reading;
  }

  /** What is to be known of each of the countries, in no order. */
  public List<SmsCountry> all() {
    return regions.stream().map(PhoneNumbers::country).toList();
  }

  /** Whether the number's country is on the list; a destination that is no number has none. */
  public boolean allow(Destination destination) {
    return !(destination instanceof PhoneNumber number) || regions.contains(number.region());
  }
}
