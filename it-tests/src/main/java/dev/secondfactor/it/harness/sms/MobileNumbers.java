package dev.secondfactor.it.harness.sms;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers of mobile phones for users, each another one. No two share all but the last four digits,
 * so that they have no budget in common but that of the realm and of the country.
 */
public final class MobileNumbers {

  /** What all of them begin with: a German network, so that the country to allow is {@code DE}. */
  private static final String NETWORK = "+49151";

  private static final AtomicInteger COUNT = new AtomicInteger(1000);

  private MobileNumbers() {}

  /** The next one, in E.164. */
  public static String next() {
    int count = COUNT.getAndIncrement();
    return NETWORK + String.format(Locale.ROOT, "%04d47%02d", count, count % 100);
  }

  /** A number as pages, events and administrators may see it. */
  public static String masked(String number) {
    return number.substring(0, 3) + " \u2022\u2022\u2022" + number.substring(number.length() - 2);
  }
}
