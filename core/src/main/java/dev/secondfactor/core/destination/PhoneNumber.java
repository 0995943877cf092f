package dev.secondfactor.core.destination;

import java.util.Optional;

/**
 * The number of a mobile phone as a destination. {@link PhoneNumbers} reads what people type into
 * the one form in which all spellings of a number are the same.
 *
 * @param value the number in E.164, for example {@code +4915123456789}
 * @param region the country or territory that it belongs to, two letters of ISO 3166; {@code 001}
 *     for those of no country, such as satellite phones
 * @param callingCode the calling code of the country, without the plus
 */
public record PhoneNumber(String value, String region, int callingCode) implements Destination {

  private static final int LAST_OF_A_RANGE = 4;
  private static final int SHOWN = 2;

  /**
   * Reads a number that was stored, by the numbering plans of today. Whether its country may get
   * messages is asked when one is sent.
   *
   * @param value the number in E.164
   * @return empty when it is not, or not any more, the number of a mobile phone
   */
  public static Optional<PhoneNumber> parse(String value) {
    return PhoneNumbers.read(value, "") instanceof PhoneReading.Accepted accepted
        ? Optional.of(accepted.number())
        : Optional.empty();
  }

  /** The number itself: E.164 has one form for each. */
  @Override
  public String canonical() {
    return value;
  }

  /** What numbers of one block share: all but the last four digits. */
  public String range() {
    return value.substring(0, value.length() - LAST_OF_A_RANGE);
  }

  /** No more than the calling code and the last two digits are readable. */
  @Override
  public String masked() {
    return "+" + callingCode + " •••" + value.substring(value.length() - SHOWN);
  }

  @Override
  public String toString() {
    return masked();
  }
}
