package dev.secondfactor.core.sms;

import java.util.function.IntUnaryOperator;

/**
 * Counts the segments that a text is sent and billed as: 160 septets of the GSM alphabet, or 70
 * UTF-16 units as soon as one character is not in it. Of several segments each gives up the place
 * of a header, and no character is split (3GPP TS 23.040 9.2.3.24.1).
 */
public final class Segments {

  private static final int SEPTETS = 160;
  private static final int SEPTETS_OF_SEVERAL = 153;
  private static final int UNITS = 70;
  private static final int UNITS_OF_SEVERAL = 67;

  private Segments() {}

  /** How many segments the text takes, 1 or more. */
  public static int count(String text) {
    return Gsm7.covers(text)
        ? count(text, Gsm7::septets, SEPTETS, SEPTETS_OF_SEVERAL)
        : count(text, Character::charCount, UNITS, UNITS_OF_SEVERAL);
  }

  private static int count(String text, IntUnaryOperator sizeOf, int alone, int ofSeveral) {
    int[] sizes = text.codePoints().map(sizeOf).toArray();
    int segments = 1;
    int used = 0;
    int all = 0;
    for (int size : sizes) {
      all += size;
      if (used + size > ofSeveral) {
        segments++;
        used = 0;
      }
      used += size;
    }
    return all <= alone ? 1 : segments;
  }
}
