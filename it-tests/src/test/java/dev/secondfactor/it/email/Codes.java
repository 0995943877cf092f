package dev.secondfactor.it.email;

import java.util.Locale;

/** Codes that are not the right one. */
public final class Codes {

  private Codes() {}

  /** A wrong code of the same length. */
  public static String wrong(String code) {
    return wrong(code, 0);
  }

  /** The n-th wrong code of the same length; each n gives another one, from 0. */
  public static String wrong(String code, int n) {
    long count = (long) Math.pow(10, code.length());
    long other = (Long.parseLong(code) + 1 + n) % count;
    return String.format(Locale.ROOT, "%0" + code.length() + "d", other);
  }
}
