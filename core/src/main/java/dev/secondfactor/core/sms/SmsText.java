package dev.secondfactor.core.sms;

/** What came of writing a message. */
public sealed interface SmsText {

  /**
   * It is one segment.
   *
   * @param text the whole message
   */
  record Fits(String text) implements SmsText {

    /** Without the text, which has the code. */
    @Override
    public String toString() {
      return "one segment";
    }
  }

  /**
   * It is more than one segment, even without the name of the realm.
   *
   * @param segments how many, 2 or more
   */
  record TooLong(int segments) implements SmsText {}
}
