package dev.secondfactor.core.destination;

/** What came of reading a phone number. */
public sealed interface PhoneReading {

  /**
   * A number that messages may be sent to.
   *
   * @param number the number
   */
  record Accepted(PhoneNumber number) implements PhoneReading {}

  /**
   * No messages are sent there.
   *
   * @param reason why
   */
  record Refused(Reason reason) implements PhoneReading {}

  /** Why a number is refused, so that the page can say it. */
  enum Reason {
    /** It has letters or signs that are in no number, or hardly any digits. */
    NOT_A_NUMBER,
    /** No country has such numbers: too long, too short, or digits that were never given out. */
    NOT_POSSIBLE,
    /** It is a number, but not one of a mobile phone. */
    WRONG_KIND,
    /** Messages to its country are not allowed. */
    COUNTRY_NOT_ALLOWED
  }
}
